using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Facts;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Statistics;
using Wirefix.Traffic.Surveying;

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
        var tally = new ShapeTally();
        foreach (var exchange in exchanges)
            tally.Add(PairOutline.Of(exchange), Recordings.Whole);
        return Of(direction, endpoint, tally, _ => false);
    }

    /// <summary>Sums up a tally, when it is known of which recordings the lengths are the recorder's placeholders.</summary>
    internal static EndpointSummary Of(Direction direction, Endpoint endpoint, ShapeTally tally, Func<int, bool> hasPlaceholders)
    {
        var calls = new CallTimes(tally.Stamps, hasPlaceholders);
        var spans = tally.Calls > 0 && calls.Spans == tally.Calls;
        var starts = tally.Calls > 0 && calls.Starts.Length == tally.Calls;
        return new EndpointSummary
        {
            Direction = direction,
            Endpoint = endpoint,
            Calls = tally.Calls,
            Statuses = tally.Statuses.ToImmutableSortedDictionary(),
            Latency = spans ? LatencyQuantiles.OfSorted(calls.Lengths()) : null,
            PeakInFlight = spans ? Concurrency.Peak(calls.Starts, calls.Ends()) : null,
            LargestIn50Ms = starts ? SlidingWindow.Densest(calls.Starts, ShortWindow.Ticks).Count : null,
            LargestIn1S = starts ? SlidingWindow.Densest(calls.Starts, LongWindow.Ticks).Count : null,
        };
    }
}
