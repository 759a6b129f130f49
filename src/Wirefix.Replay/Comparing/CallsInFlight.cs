using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Replay.Comparing;

/// <summary>Compares how many calls of an endpoint a service has in flight with how many its good version had.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Good">The most that the good version had in flight at once.</param>
public sealed record CallsInFlight(EndpointSelector Endpoint, int Good)
{
    // Below that a busy machine may make the difference.
    private const int Factor = 2;

    /// <summary>The endpoints of which a capture shows far more in flight than a recording of the good version, by name.</summary>
    /// <param name="captured">The capture.</param>
    /// <param name="good">The recording of the good version.</param>
    /// <param name="templates">The endpoints of both.</param>
    public static ImmutableArray<CallsInFlight> Crowded(Snapshot captured, Snapshot good, EndpointTemplates templates)
    {
        var peaks = Peaks(good, templates);
        return
        [
            .. Peaks(captured, templates)
                .Where(peak => peaks.TryGetValue(peak.Key, out var known) && peak.Value > Factor * known)
                .OrderBy(peak => peak.Key.ToString(), StringComparer.Ordinal)
                .Select(peak => new CallsInFlight(EndpointSelector.Of(peak.Key), peaks[peak.Key])),
        ];
    }

    /// <summary>How replays differ from the good version; null where one of them does not.</summary>
    /// <param name="values">The peak of each replay.</param>
    public CallDifference? Compare(IEnumerable<double> values) => values.Min() is var least && least > Factor * Good
        ? new CallDifference(Endpoint.Text!, "calls in flight", Count(Good), Count((int)least))
        : null;

    private static Dictionary<Facts.Endpoint, int> Peaks(Snapshot snapshot, EndpointTemplates templates) => snapshot.Of(Direction.Outbound)
        .Where(call => call.Timing == Timing.Span)
        .GroupBy(templates.Of)
        .ToDictionary(calls => calls.Key, calls => Concurrency.Peak(calls.Select(call => (call.Start.UtcTicks, call.End.UtcTicks))));

    private static string Count(int calls) => calls.ToString(CultureInfo.InvariantCulture);
}
