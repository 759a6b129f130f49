using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection;

/// <summary>What a snapshot holds of one endpoint. A number that the timing cannot carry is null.</summary>
public sealed record EndpointSummary
{
    /// <summary>The length of the short window.</summary>
    public static readonly TimeSpan ShortWindow = TimeSpan.FromMilliseconds(50);

    /// <summary>The length of the long window.</summary>
    public static readonly TimeSpan LongWindow = TimeSpan.FromSeconds(1);

    /// <summary>Which way its calls went.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<Direction>))]
    public required Direction Direction { get; init; }

    /// <summary>The endpoint.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public required Endpoint Endpoint { get; init; }

    /// <summary>How many calls there were.</summary>
    public required int Calls { get; init; }

    /// <summary>How many calls got each status; 0 stands for no answer.</summary>
    public required ImmutableSortedDictionary<int, int> Statuses { get; init; }

    /// <summary>How long they took; null unless every call has its true start and end.</summary>
    public LatencyQuantiles? Latency { get; init; }

    /// <summary>The largest number of calls open at one moment; null unless every call has its true start and end.</summary>
    public int? PeakInFlight { get; init; }

    /// <summary>The largest number of calls that began within any 50 ms; null where a beginning is not known.</summary>
    public int? LargestIn50Ms { get; init; }

    /// <summary>The largest number of calls that began within any second; null where a beginning is not known.</summary>
    public int? LargestIn1S { get; init; }

    /// <summary>How many calls failed: no answer, or a status of 400 and above.</summary>
    public int Errors => Statuses.Where(status => status.Key is 0 or >= 400).Sum(status => status.Value);

    /// <summary>The share of calls that failed, from 0 to 1.</summary>
    public double ErrorRate => Calls == 0 ? 0 : (double)Errors / Calls;

    /// <summary>Sums up the calls of one endpoint; there may be none.</summary>
    public static EndpointSummary Of(Direction direction, Endpoint endpoint, IReadOnlyCollection<Exchange> exchanges)
    {
        var spans = exchanges.Count > 0 && exchanges.All(exchange => exchange.Timing == Timing.Span);
        var starts = exchanges.Count > 0 && exchanges.All(exchange => exchange.Timing is Timing.Span or Timing.StartOnly);
        var arrivals = exchanges.Select(exchange => exchange.Start.UtcTicks).ToArray();
        return new EndpointSummary
        {
            Direction = direction,
            Endpoint = endpoint,
            Calls = exchanges.Count,
            Statuses = exchanges.CountBy(exchange => exchange.Response.Status).ToImmutableSortedDictionary(),
            Latency = spans ? LatencyQuantiles.Of(exchanges.Select(exchange => exchange.Duration)) : null,
            PeakInFlight = spans ? Concurrency.Peak(exchanges.Select(exchange => (exchange.Start.UtcTicks, exchange.End.UtcTicks))) : null,
            LargestIn50Ms = starts ? SlidingWindow.Largest(arrivals, ShortWindow.Ticks) : null,
            LargestIn1S = starts ? SlidingWindow.Largest(arrivals, LongWindow.Ticks) : null,
        };
    }
}
