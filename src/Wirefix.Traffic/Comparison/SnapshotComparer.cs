using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Comparison;

/// <summary>Compares two snapshots by endpoint and says which change is more than noise.</summary>
public static class SnapshotComparer
{
    private const int FewestForLatency = 10;

    /// <summary>
    /// Compares; the path templates are learned from both together. Error rates are judged by Fisher's exact test,
    /// latencies by Mann–Whitney's U with at least ten calls on both sides, each at p &lt; 0.01. Counts and peaks are one
    /// number for each snapshot and are stated, not judged.
    /// </summary>
    public static SnapshotComparison Compare(Snapshot before, Snapshot after)
    {
        var templates = EndpointTemplates.Learn(before, after);
        var callsBefore = before.Exchanges.ToLookup(exchange => (exchange.Direction, Endpoint: templates.Of(exchange)));
        var callsAfter = after.Exchanges.ToLookup(exchange => (exchange.Direction, Endpoint: templates.Of(exchange)));
        var compared = callsBefore.Select(calls => calls.Key)
            .Union(callsAfter.Select(calls => calls.Key))
            .OrderBy(key => key.Direction)
            .ThenBy(key => key.Endpoint.ToString(), StringComparer.Ordinal)
            .Select(key => Of(key.Direction, key.Endpoint, [.. callsBefore[key]], [.. callsAfter[key]]))
            .ToArray();
        return new SnapshotComparison(
            [.. compared.Select(endpoint => endpoint.Comparison)],
            [.. compared.SelectMany(endpoint => endpoint.Changes).OrderBy(change => change.Verdict == Verdict.MoreThanNoise ? 0 : 1)]);
    }

    private static (EndpointComparison Comparison, ImmutableArray<Change> Changes) Of(
        Direction direction, Endpoint endpoint, ImmutableArray<Exchange> before, ImmutableArray<Exchange> after)
    {
        var comparison = new EndpointComparison(
            direction, endpoint, EndpointSummary.Of(direction, endpoint, before), EndpointSummary.Of(direction, endpoint, after));
        var latency = LatencySignificance(comparison, before, after);
        Change?[] changes =
        [
            ErrorRate(comparison),
            Changed(comparison, "latencyP50", "ms", summary => summary.Latency?.P50.TotalMilliseconds, latency),
            Changed(comparison, "latencyP90", "ms", summary => summary.Latency?.P90.TotalMilliseconds, latency),
            Changed(comparison, "calls", "calls", summary => summary.Calls, null),
            Changed(comparison, "peakInFlight", "calls", summary => summary.PeakInFlight, null),
            Changed(comparison, "largestIn50Ms", "calls", summary => summary.LargestIn50Ms, null),
        ];
        return (comparison, [.. changes.OfType<Change>()]);
    }

    private static Change? ErrorRate(EndpointComparison comparison)
    {
        var (before, after) = (comparison.Before, comparison.After);
        if (before.Calls == 0 || after.Calls == 0)
            return null;
        var p = FisherExact.TwoSided(before.Errors, before.Calls, after.Errors, after.Calls);
        return Changed(comparison, "errorRate", "share", summary => summary.ErrorRate, new Significance(p, "Fisher's exact test"));
    }

    private static Significance? LatencySignificance(
        EndpointComparison comparison, ImmutableArray<Exchange> before, ImmutableArray<Exchange> after)
    {
        if (comparison.Before.Latency is null || comparison.After.Latency is null)
            return null;
        if (before.Length < FewestForLatency || after.Length < FewestForLatency)
            return null;
        var p = MannWhitney.TwoSided(Milliseconds(before), Milliseconds(after));
        return new Significance(p, "Mann–Whitney U test");
    }

    private static double[] Milliseconds(ImmutableArray<Exchange> exchanges) =>
        [.. exchanges.Select(exchange => exchange.Duration.TotalMilliseconds)];

    private static Change? Changed(
        EndpointComparison comparison, string measure, string unit, Func<EndpointSummary, double?> number, Significance? significance)
    {
        if (number(comparison.Before) is not { } before || number(comparison.After) is not { } after || before == after)
            return null;
        return new Change
        {
            Direction = comparison.Direction,
            Endpoint = comparison.Endpoint,
            Measure = measure,
            Unit = unit,
            Before = before,
            After = after,
            Significance = significance,
            Verdict = significance switch
            {
                null => Verdict.NotTested,
                { PValue: < Significance.Level } => Verdict.MoreThanNoise,
                _ => Verdict.WithinNoise,
            },
        };
    }
}
