namespace Frames.Api.Batches;

/// <summary>Takes in what the gateways send.</summary>
public interface IBatchService
{
    /// <summary>Reads a batch of frames and stores what it holds.</summary>
    /// <exception cref="InvalidDataException">A frame does not agree with its checksum; nothing of the batch is stored.</exception>
    /// <exception cref="HttpRequestException">The readings could not be stored.</exception>
    Task<BatchSummary> TakeAsync(string gateway, string batch, Stream body, CancellationToken cancellationToken);
}
