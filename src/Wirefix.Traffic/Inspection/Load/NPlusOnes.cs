using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// Finds inbound calls that fetch a list and then its entries one by one; see <see cref="NPlusOne"/>. Who fetches the entries
/// side by side has no row to shorten, and is told of where one call could ask for all of them. A few at a time is how an upstream is
/// spared; where the list gives links, it is the page that was to be read whole.
/// </summary>
internal sealed class NPlusOnes : IDetector
{
    // So many calls for one page cost more than any call that asks for all of them, however short the list will stay.
    private const int FewestWithoutGrowth = 10;

    // A service that looks at a part of the list only does not call for each of its entries.
    private const double LeastShareOfEntries = 0.5;

    // Where the times do not tell who waited for whom, the calls may have been made side by side.
    private const double WithoutTimes = 0.75;

    // Side by side the calls cost their number, and no row of waits.
    private const double SideBySide = 0.75;

    // What may change something may have no call for all.
    private const double MayWrite = 0.75;

    private const int MostFindings = 10;

    private const int MostShown = 3;

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var ofLists = scene.Snapshot.Of(Direction.Inbound)
            .SelectMany(inbound => ListFollowers.Of(inbound, scene))
            .GroupBy(followers => (Inbound: scene.EndpointOf(followers.Inbound), List: scene.EndpointOf(followers.List), followers.Single))
            .Where(group => IsEntryByEntry([.. group]))
            .Select(group => (group.Key, Cases: group.ToImmutableArray(), Waiting: Waiting.Of(RowsOf(group)), Rounds: RoundsOf(group)))
            .Where(group => group.Waiting is not { IsRow: false } || group.Rounds is not null
                || group.Cases.All(followers => Lists.MayBeAskedFor(followers.Calls, followers.Single, scene)))
            .Select(group => Of(group.Key.Inbound, group.Key.List, group.Cases, group.Waiting, group.Rounds))
            .ToArray();
        return ofLists.Concat(SingleRows.Find(scene, ofLists)).OrderByDescending(finding => finding.Calls).Take(MostFindings);
    }

    private static IEnumerable<IReadOnlyList<Exchange>> RowsOf(IEnumerable<ListFollowers> cases) => cases.Select(followers => (IReadOnlyList<Exchange>)followers.Calls);

    private static Rounds? RoundsOf(IEnumerable<ListFollowers> cases) => cases.All(followers => followers.AreLinks) ? Rounds.Of(RowsOf(cases)) : null;

    private static bool IsEntryByEntry(ListFollowers[] cases) =>
        cases.Sum(followers => followers.Calls.Length) >= LeastShareOfEntries * cases.Sum(followers => followers.Entries)
        && (cases.Any(followers => followers.Calls.Length >= FewestWithoutGrowth) || Grows(cases));

    // The longer the list, the more calls: no pair of neighbours by length may say otherwise, and one must say so.
    private static bool Grows(ListFollowers[] cases)
    {
        var byLength = cases.GroupBy(followers => followers.Entries)
            .OrderBy(same => same.Key)
            .Select(same => same.Average(followers => followers.Calls.Length))
            .ToArray();
        return byLength.Length > 1 && byLength.Zip(byLength.Skip(1)).All(pair => pair.Second > pair.First);
    }

    private static NPlusOne Of(Endpoint inbound, Endpoint list, ImmutableArray<ListFollowers> cases, Waiting? waiting, Rounds? rounds)
    {
        var calls = cases.Sum(followers => followers.Calls.Length);
        var largest = cases.MaxBy(followers => followers.Calls.Length)!;
        var single = largest.Single;
        var growth = cases.DistinctBy(followers => followers.Entries).Take(MostShown).Select(followers => $"{followers.Entries} → {followers.Calls.Length}");
        Exchange[] shown =
        [
            .. cases.SelectMany(followers => followers.Calls.Prepend(followers.List).Prepend(followers.Inbound))
                .DistinctBy(call => call.Id).OrderBy(call => call.Start).ThenBy(call => call.Id, StringComparer.Ordinal),
        ];
        return new NPlusOne
        {
            Endpoint = single,
            Direction = Direction.Outbound,
            Window = TimeRange.Of(shown) ?? TimeRange.Unknown,
            ExchangeIds = [.. shown.Select(call => call.Id)],
            Title = $"One call of {Phrases.Operation(inbound)} leads to {Phrases.Operation(list)} and then to up to {largest.Calls.Length} × "
                + $"{Phrases.Operation(single)}, one for each entry of the list ({Quantity.Times(cases.Length)}, {Quantity.Of(calls, "call")})",
            Score = Wilson.LowerBound(calls, Math.Max(calls, cases.Sum(followers => followers.Entries)))
                * (waiting is { IsRow: true } ? 1 : waiting is null ? WithoutTimes : SideBySide)
                * (cases.Any(followers => followers.MayBeWrites) ? MayWrite : 1),
            Notes = NotesOf(waiting, rounds),
            Proof =
            [
                $"{largest.List.Request.Method} {largest.List.Request.Url.AbsolutePath} answered with {largest.Entries} values at {largest.IdPath}.",
                $"Then {largest.Calls.Length} single calls asked for them: {string.Join(", ", largest.Calls.Take(MostShown).Select(Asked))}, …",
                $"Entries and calls by inbound call: {string.Join(", ", growth)}; expected one call for all.",
            ],
            Inbound = inbound,
            List = list,
            IdPath = largest.IdPath,
            Inbounds = cases.Length,
            Calls = calls,
            LargestPerInbound = largest.Calls.Length,
        };
    }

    private static string Asked(Exchange call) =>
        call.Request.Method == "GET" ? call.Request.Url.PathAndQuery : $"{call.Request.Url.PathAndQuery} {ProofLine.Value(call.Request.BodyText)}";

    private static ImmutableArray<string> NotesOf(Waiting? waiting, Rounds? rounds) => (waiting, rounds) switch
    {
        (null, _) => ["The capture does not tell whether the single calls were made one after another or side by side."],
        ({ IsRow: false }, { Size: var size }) => [$"They are made {size} at a time, the next when those are over: the longer the list, the longer its caller waits."],
        _ => [],
    };
}
