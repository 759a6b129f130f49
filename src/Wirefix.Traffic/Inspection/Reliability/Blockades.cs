using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>
/// Finds endpoints whose calls wait for the end of a call of another one, as behind a lock: what comes while that one is at work takes long, and
/// ends right behind it. See <see cref="SlowEndpoint"/>.
/// </summary>
internal static class Blockades
{
    private const int FewestHeld = 8;

    private const int FewestHolders = 3;

    private const int FewestFree = 10;

    // Two calls that share a processor take twice as long.
    private const double LeastRatio = 5;

    // It may take the lock a while after it began, and those that came before it did had not to wait.
    private const double LeastHeld = 0.5;

    private const double LeastEnded = 0.8;

    // Less is a scheduler's or a disk's.
    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(20);

    /// <summary>At most one finding for each endpoint, with the one that holds most of its calls.</summary>
    public static IEnumerable<SlowEndpoint> Find(IReadOnlyCollection<TimedCalls> timed)
    {
        var holders = timed.Where(calls => calls.Calls.Count(call => call.Duration >= LeastWait) >= FewestHolders).ToArray();
        return from calls in timed
               let blockade = holders.Where(holder => holder != calls && IsBeside(holder, calls)).Select(holder => Of(calls, holder))
                   .OfType<SlowEndpoint>().MaxBy(found => found.Score)
               where blockade is not null
               select blockade;
    }

    private static bool IsBeside(TimedCalls holder, TimedCalls calls) =>
        holder.Group.Direction == Direction.Inbound && calls.Group.Direction == Direction.Inbound && holder.Group.Endpoint.Host == calls.Group.Endpoint.Host;

    private static SlowEndpoint? Of(TimedCalls timed, TimedCalls holder)
    {
        var calls = Beside(timed.Calls, holder.Group.Exchanges).ToArray();
        var free = calls.Where(call => call.Holder is null).Select(call => call.Call.Duration).Order().ToArray();
        if (free.Length < FewestFree)
            return null;
        var ordinary = Quantile.NearestRank(free, 0.5);
        // What came as the holder was as good as done waited for nothing.
        var met = calls.Where(call => call.Holder is { } other && IsLong(other.End - call.Call.Start, ordinary)).ToArray();
        var held = met.Where(call => IsLong(call.Call.Duration, ordinary)).Select(call => (call.Call, Holder: call.Holder!)).ToArray();
        if (held.Length < FewestHeld || held.Length < LeastHeld * met.Length || held.DistinctBy(call => call.Holder.Id).Count() < FewestHolders)
            return null;
        var ended = held.Count(call => call.Call.End >= call.Holder.End && call.Call.End - call.Holder.End < LeastWait + ordinary);
        return Of(timed, holder, held, ended, ordinary);
    }

    // Each call with the one of the holder's that was at work as it began; of several, the one that was at work for longest.
    private static IEnumerable<(Exchange Call, Exchange? Holder)> Beside(ImmutableArray<Exchange> calls, ImmutableArray<Exchange> holders)
    {
        Exchange? last = null;
        var next = 0;
        foreach (var call in calls)
        {
            for (; next < holders.Length && holders[next].Start < call.Start; next++)
                last = last is null || holders[next].End > last.End ? holders[next] : last;
            yield return (call, last?.End > call.Start ? last : null);
        }
    }

    private static bool IsLong(TimeSpan length, TimeSpan ordinary) => length >= LeastRatio * ordinary && length - ordinary >= LeastWait;

    private static SlowEndpoint? Of(TimedCalls timed, TimedCalls holder, (Exchange Call, Exchange Holder)[] held, int ended, TimeSpan ordinary)
    {
        if (ended < LeastEnded * held.Length)
            return null;
        var length = Quantile.NearestRank([.. held.Select(call => call.Call.Duration).Order()], 0.5);
        var (endpoint, other) = (Phrases.Operation(timed.Group.Endpoint), Phrases.Operation(holder.Group.Endpoint));
        var (shown, beside) = held.MaxBy(call => call.Call.Duration);
        return new SlowEndpoint
        {
            Endpoint = timed.Group.Endpoint,
            Direction = timed.Group.Direction,
            Window = TimeRange.Of(held.Select(call => call.Call)) ?? TimeRange.Unknown,
            ExchangeIds =
            [
                .. held.SelectMany(call => new[] { call.Holder, call.Call }).DistinctBy(call => call.Id).OrderBy(call => call.Start).Select(call => call.Id),
            ],
            Title = $"{held.Length} of {timed.Calls.Length} calls of {endpoint} take {Phrases.Length(length)}, ordinary ones {Phrases.Length(ordinary)}: "
                + $"they began while {other} was at work, and waited for its end",
            Score = Wilson.LowerBound(ended, held.Length),
            Proof =
            [
                $"{ProofLine.Call(shown)} began while {ProofLine.Call(beside)} was at work, took {Phrases.Length(shown.Duration)} and ended "
                    + $"{Phrases.Length((shown.End - beside.End).Duration())} behind it.",
                $"{ended} of {held.Length} such calls ended right behind the one that was at work; expected about the "
                    + $"{Phrases.Length(ordinary)} of the others.",
            ],
            Slow = held.Length,
            Calls = timed.Calls.Length,
            Ordinary = ordinary,
            SlowLength = length,
            Holder = holder.Group.Endpoint,
        };
    }
}
