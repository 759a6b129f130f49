using Frames.Protocol;

namespace Frames.Api.TimeSeries;

/// <summary>The typed client of the time series.</summary>
public sealed class TimeSeriesClient(HttpClient http) : ITimeSeriesClient
{
    /// <inheritdoc />
    public async Task AppendAsync(string gateway, string batch, IReadOnlyList<Reading> readings, CancellationToken cancellationToken)
    {
        using var response = await http.PutAsJsonAsync(
            $"series/{Uri.EscapeDataString(gateway)}/batches/{Uri.EscapeDataString(batch)}", new { readings }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
