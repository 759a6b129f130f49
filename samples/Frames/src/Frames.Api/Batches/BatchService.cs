using Frames.Api.TimeSeries;
using Frames.Protocol;

namespace Frames.Api.Batches;

/// <inheritdoc cref="IBatchService" />
public sealed class BatchService(
    IFrameReader reader, ITimeSeriesClient series, IGatewayBook gateways, ILogger<BatchService> logger) : IBatchService
{
    /// <inheritdoc />
    public async Task<BatchSummary> TakeAsync(string gateway, string batch, Stream body, CancellationToken cancellationToken)
    {
        var (frames, damaged) = await reader.ReadAsync(body, cancellationToken);
        if (damaged > 0)
        {
            throw new InvalidDataException($"{damaged} frames of {gateway} in {batch} do not agree with their checksum.");
        }

        var readings = frames.OfType<Reading>().ToArray();
        if (readings.Length > 0)
        {
            await series.AppendAsync(gateway, batch, readings, cancellationToken);
        }

        gateways.Add(gateway, frames);
        logger.LogInformation("Took {Frames} frames of {Gateway} in {Batch}", frames.Count, gateway, batch);

        return new BatchSummary(
            gateway, batch, readings.Length, frames.Count - readings.Length, frames.Select(frame => frame.Sensor).Distinct().Count());
    }
}
