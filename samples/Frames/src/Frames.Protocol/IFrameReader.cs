namespace Frames.Protocol;

/// <summary>Reads the frames that a gateway sends in one batch.</summary>
public interface IFrameReader
{
    /// <summary>Reads a batch to its end.</summary>
    /// <exception cref="InvalidDataException">The batch holds what is no frame, or ends inside one.</exception>
    Task<IReadOnlyList<Frame>> ReadAsync(Stream batch, CancellationToken cancellationToken);
}
