using Frames.Protocol;

namespace Frames.Api.TimeSeries;

/// <summary>Keeps what the sensors measured.</summary>
public interface ITimeSeriesClient
{
    /// <summary>Appends readings to the series of a gateway. Those of a batch that is known already are not appended again.</summary>
    /// <exception cref="HttpRequestException">The readings were refused, or there was no answer.</exception>
    Task AppendAsync(string gateway, string batch, IReadOnlyList<Reading> readings, CancellationToken cancellationToken);
}
