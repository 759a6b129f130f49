using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// Finds inbound calls that read many things one after another, or one by one where a call could ask for all, although no call gave the list of
/// them: the ids came from the service's own store, or were worked out. And inbound calls that write the same to each thing of a list that they
/// came with, one after another.
/// </summary>
internal static class SingleRows
{
    // Fewer in a row may be the steps of one task.
    private const int FewestAtMost = 10;

    // That the number of calls follows the number of things needs so many different ones to be seen.
    private const int FewestCounts = 3;

    // Of the inbound call's time: what takes less of it is not what its caller waits for.
    private const double LeastShareOfTime = 0.5;

    // Side by side the calls cost their number, and no row of waits.
    private const double SideBySide = 0.75;

    // Nothing tells that the other side takes a write for many.
    private const double OfWrites = 0.75;

    private const int MostShown = 3;

    /// <summary>
    /// One finding for each inbound endpoint and endpoint of the single calls that the <paramref name="known"/> do not tell of.
    /// </summary>
    public static IEnumerable<NPlusOne> Find(Scene scene, IReadOnlyCollection<NPlusOne> known) =>
        from inbound in scene.Snapshot.Of(Direction.Inbound)
        where inbound.Timing == Timing.Span
        from singles in SingleCalls.Of(inbound, scene)
        group singles by (Inbound: scene.EndpointOf(inbound), singles.Single, singles.Query) into cases
        where !known.Any(finding => finding.Inbound == cases.Key.Inbound && IsSame(finding.Endpoint, cases.Key.Single))
        let rows = cases.ToImmutableArray()
        let waiting = Waiting.Of(rows.Select(row => (IReadOnlyList<Exchange>)row.Calls))
        where waiting is not null && FollowsTheNumberOfThings(rows) && TakesMostOfTheTime(rows)
        where waiting is { IsRow: true } || (cases.Key.Single.Method == "GET" && rows.All(row => Lists.MayBeAskedFor(row.Calls, row.Single, scene)))
        select Of(cases.Key.Inbound, rows, waiting.Value);

    private static bool IsSame(Endpoint one, Endpoint other) =>
        one.Method == other.Method && one.Host == other.Host && one.Path.Segments.Count == other.Path.Segments.Count;

    private static bool FollowsTheNumberOfThings(ImmutableArray<SingleCalls> rows) =>
        rows.Max(row => row.Calls.Length) >= FewestAtMost && rows.Select(row => row.Calls.Length).Distinct().Count() >= FewestCounts;

    private static bool TakesMostOfTheTime(ImmutableArray<SingleCalls> rows) =>
        rows.Sum(row => row.Calls.Sum(call => call.Duration.TotalSeconds)) >= LeastShareOfTime * rows.Sum(row => row.Inbound.Duration.TotalSeconds);

    private static NPlusOne Of(Endpoint inbound, ImmutableArray<SingleCalls> rows, Waiting waiting)
    {
        var largest = rows.MaxBy(row => row.Calls.Length)!;
        var smallest = rows.MinBy(row => row.Calls.Length)!;
        var calls = rows.Sum(row => row.Calls.Length);
        Exchange[] shown =
        [
            .. rows.SelectMany(row => row.Calls.Prepend(row.Inbound)).OrderBy(call => call.Start).ThenBy(call => call.Id, StringComparer.Ordinal),
        ];
        return new NPlusOne
        {
            Endpoint = largest.Single,
            Direction = Direction.Outbound,
            Window = TimeRange.Of(shown) ?? TimeRange.Unknown,
            ExchangeIds = [.. shown.Select(call => call.Id)],
            Title = $"One call of {Phrases.Operation(inbound)} leads to up to {largest.Calls.Length} × {Phrases.Operation(largest.Single)}, "
                + $"{(waiting.IsRow ? "one after another" : "side by side")} ({Quantity.Times(rows.Length)}, {Quantity.Of(calls, "call")})",
            Score = waiting.IsRow ? waiting.LowerBound * (largest.Single.Method == "GET" ? 1 : OfWrites) : SideBySide * Wilson.LowerBound(calls, calls),
            Proof =
            [
                $"{ProofLine.Call(largest.Inbound)} took {Phrases.Length(largest.Inbound.Duration)}: "
                    + $"{string.Join(", ", largest.Calls.Take(MostShown).Select(call => call.Request.Url.PathAndQuery))}, …",
                waiting.IsRow
                    ? $"{waiting.Waited} of {waiting.Could} calls began when the one before was over."
                    : $"Each call asks for one thing of {Phrases.Operation(largest.Single)}, which is asked for several elsewhere or answers with a list.",
                $"One inbound call led to {smallest.Calls.Length}, another to {largest.Calls.Length}; expected one call for all.",
            ],
            Inbound = inbound,
            List = null,
            IdPath = null,
            Inbounds = rows.Length,
            Calls = calls,
            LargestPerInbound = largest.Calls.Length,
        };
    }
}
