namespace Frames.Protocol;

/// <summary>Reads the frames that a gateway sends in one batch.</summary>
public interface IFrameReader
{
    /// <summary>Reads a batch to its end.</summary>
    Task<FrameBatch> ReadAsync(Stream batch, CancellationToken cancellationToken);
}
