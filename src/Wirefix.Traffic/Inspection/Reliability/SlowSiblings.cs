using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>
/// Finds endpoints of an upstream that are slow in all their calls, while another endpoint of the same host answers as small
/// questions at once and the service's callers wait for nothing else. See <see cref="SlowEndpoint"/>.
/// </summary>
internal static class SlowSiblings
{
    private const int FewestCalls = 10;

    // An order of magnitude: less is what a join or a cache that missed costs.
    private const double TimesSibling = 10;

    // A longer answer takes longer to gather.
    private const double MostTimesLonger = 4;

    // What is left of the time is the service's own work and the network's.
    private const double NearlyAll = 0.8;

    // Nobody but its maker knows how fast an endpoint should be.
    private const double MayBeMeant = 0.75;

    // Answers are compared from about a packet on.
    private const int ShortAnswer = 1_500;

    // People notice a wait from about there.
    private static readonly TimeSpan LeastLength = TimeSpan.FromMilliseconds(250);

    /// <summary>One finding for each such endpoint, held against the host's fastest one.</summary>
    public static IEnumerable<SlowEndpoint> Find(IEnumerable<TimedCalls> timed, Scene scene) =>
        from host in timed.Where(IsReading).GroupBy(calls => calls.Group.Endpoint.Host)
        let fastest = host.MinBy(Median)
        from slow in host
        where slow != fastest && IsSlowBeside(slow, fastest) && IsWaitedFor(slow, scene)
        select Of(slow, fastest);

    private static bool IsReading(TimedCalls calls) =>
        calls.Group.Direction == Direction.Outbound && calls.Group.Endpoint.Method == "GET" && calls.Calls.Length >= FewestCalls;

    private static bool IsSlowBeside(TimedCalls slow, TimedCalls sibling) =>
        Lengths(slow) is var lengths
        && Quantile.NearestRank(lengths, 0.25) >= LeastLength
        && Quantile.NearestRank(lengths, 0.25) >= TimesSibling * Quantile.NearestRank(Lengths(sibling), 0.75)
        && Bytes(slow) <= Math.Max(ShortAnswer, MostTimesLonger * Bytes(sibling));

    private static bool IsWaitedFor(TimedCalls slow, Scene scene) =>
        slow.Calls.Count(call => scene.CauseOf(call) is { Timing: Timing.Span } inbound && call.Duration >= NearlyAll * inbound.Duration)
        >= NearlyAll * slow.Calls.Length;

    private static SlowEndpoint Of(TimedCalls slow, TimedCalls sibling)
    {
        var ordinary = Median(sibling);
        var exchanges = slow.Calls.Where(call => call.Duration >= TimesSibling * ordinary).ToImmutableArray();
        var length = Median(slow);
        return new SlowEndpoint
        {
            Endpoint = slow.Group.Endpoint,
            Direction = slow.Group.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(call => call.Id)],
            Title = $"{exchanges.Length} of {slow.Calls.Length} calls of {Phrases.Operation(slow.Group.Endpoint)} take {Phrases.Length(length)}, "
                + $"those of {sibling.Group.Endpoint} {Phrases.Length(ordinary)}",
            Score = MayBeMeant * Wilson.LowerBound(exchanges.Length, slow.Calls.Length),
            Proof =
            [
                $"These calls took {Phrases.Length(exchanges.Min(call => call.Duration))} to {Phrases.Length(exchanges.Max(call => call.Duration))} "
                    + $"for {Bytes(slow)} bytes; {Phrases.Operation(sibling.Group.Endpoint)} gave {Bytes(sibling)} bytes in {Phrases.Length(ordinary)}.",
                "The inbound calls that led to them took hardly longer.",
            ],
            Slow = exchanges.Length,
            Calls = slow.Calls.Length,
            Ordinary = ordinary,
            SlowLength = length,
            Sibling = sibling.Group.Endpoint,
        };
    }

    private static TimeSpan[] Lengths(TimedCalls calls) => [.. calls.Calls.Select(call => call.Duration).Order()];

    private static TimeSpan Median(TimedCalls calls) => Quantile.NearestRank(Lengths(calls), 0.5);

    private static int Bytes(TimedCalls calls) =>
        calls.Calls.Select(call => call.Response.Body.Length).Order().ElementAt(calls.Calls.Length / 2);
}
