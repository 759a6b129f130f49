namespace Frames.Api.Batches;

/// <summary>Takes in what the gateways send.</summary>
public interface IBatchService
{
    /// <summary>Reads a batch of frames and stores what it holds.</summary>
    /// <exception cref="InvalidDataException">The batch holds what is no frame, or ends inside one.</exception>
    /// <exception cref="HttpRequestException">The readings could not be stored.</exception>
    Task<BatchSummary> TakeAsync(string gateway, string batch, Stream body, CancellationToken cancellationToken);
}
