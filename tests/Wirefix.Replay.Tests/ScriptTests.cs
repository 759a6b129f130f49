using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests;

public sealed class ScriptTests
{
    private const double LongestIdle = 20;

    /// <summary>Recorded exchanges and how long the replayed service takes for each, in milliseconds.</summary>
    private static readonly Arbitrary<(int Start, int Duration, int Replayed)[]> Traffic =
        (from start in Gen.Choose(0, 2000)
         from duration in Gen.Choose(0, 300)
         from replayed in Gen.Choose(0, 300)
         select (start, duration, replayed)).ArrayOf().ToArbitrary();

    [Fact]
    public void Requests_that_overlapped_are_sent_at_once_where_they_should_meet_and_others_keep_their_order()
    {
        var snapshot = Recorded.Snapshot(
            Recorded.Inbound("/a", start: 0, duration: 50), Recorded.Inbound("/b", start: 30, duration: 50), Recorded.Inbound("/c", start: 200, duration: 10));

        Assert.Equal([0.0, 30, 120], Script(snapshot).Select(request => request.Delay.TotalMilliseconds));
        Assert.Equal([0.0, 0, 120], Script(snapshot, Spacing.Together).Select(request => request.Delay.TotalMilliseconds));
    }

    [Fact]
    public void Requests_one_after_the_other_follow_each_other()
    {
        var script = Script((0, 100), (350, 10), (10_000, 10));

        Assert.Equal(["", "0", "1"], script.Select(Follows));
        Assert.Equal([0, 250, 9640], script.Select(request => request.Delay.TotalMilliseconds));
    }

    [Fact]
    public void Overlapping_requests_keep_their_offset_and_wait_for_no_answer()
    {
        var script = Script((0, 100), (30, 100), (80, 100));

        Assert.Equal(["", "", ""], script.Select(Follows));
        Assert.Equal([0, 30, 50], script.Select(request => request.Delay.TotalMilliseconds));
    }

    [Fact]
    public void A_request_after_several_overlapping_ones_follows_all_of_them()
    {
        var script = Script((0, 100), (30, 100), (130, 10), (150, 10));

        Assert.Equal(["", "", "0,1", "2"], script.Select(Follows));
        Assert.Equal([0, 30, 0, 10], script.Select(request => request.Delay.TotalMilliseconds));
    }

    [Fact]
    public void Outbound_calls_are_no_part_of_the_script()
    {
        var snapshot = Recorded.Snapshot(Recorded.Outbound("https://upstream.example/", start: 0), Recorded.Inbound("/a", start: 100));

        Assert.Equal(("/a", TimeSpan.Zero), Script(snapshot).Select(request => (request.PathAndQuery, request.Delay)).Single());
    }

    [Theory]
    [InlineData(Timing.StartOnly)]
    [InlineData(Timing.EndOnly)]
    public void Where_the_capture_has_no_true_ends_requests_keep_their_offsets_and_follow_nobody(Timing timing)
    {
        var script = Script(Recorded.Snapshot(WithTiming("/a", 0, timing), WithTiming("/b", 70, timing)));

        Assert.Equal(["", ""], script.Select(Follows));
        Assert.Equal([0, 70], script.Select(request => request.Delay.TotalMilliseconds));
    }

    [Fact]
    public void Where_the_capture_has_no_stamps_requests_go_one_after_the_other()
    {
        var script = Script(Recorded.Snapshot(WithTiming("/a", 0, Timing.None), WithTiming("/b", 0, Timing.None), WithTiming("/c", 0, Timing.None)));

        Assert.Equal(["", "0", "1"], script.Select(Follows));
    }

    [Fact]
    public void A_request_waits_directly_or_through_others_for_exactly_those_that_had_ended_before_it() =>
        Prop.ForAll(Traffic, traffic =>
        {
            var recorded = InOrder(traffic);
            var awaited = Awaited(Script(traffic));
            return Pairs(recorded).All(pair => awaited[pair.Later].Contains(pair.Earlier) == HadEnded(recorded, pair));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_request_follows_nobody_whom_another_that_it_follows_waits_for() =>
        Prop.ForAll(Traffic, traffic =>
        {
            var script = Script(traffic);
            var awaited = Awaited(script);
            return script.All(request => !request.Follows.Any(j => request.Follows.Any(k => awaited[k].Contains(j))));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_service_as_fast_as_the_recorded_one_sees_the_recorded_offsets_with_only_its_idle_times_cut() =>
        Prop.ForAll(Traffic, traffic =>
        {
            var recorded = InOrder(traffic);
            var played = Played(Script(traffic), [.. recorded.Select(exchange => exchange.Duration.TotalMilliseconds)]);
            return Pairs(recorded).All(pair => HadEnded(recorded, pair)
                ? played[pair.Earlier].Answered <= played[pair.Later].Sent
                : Near(played[pair.Later].Sent - played[pair.Earlier].Sent, (recorded[pair.Later].Start - recorded[pair.Earlier].Start).TotalMilliseconds));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void However_fast_the_service_is_order_is_kept_nothing_overlaps_that_did_not_and_nobody_waits_for_an_idle_service() =>
        Prop.ForAll(Traffic, traffic =>
        {
            var recorded = InOrder(traffic);
            var played = Played(Script(traffic), [.. traffic.Select(one => (double)one.Replayed)]);
            var ordered = Pairs(recorded).All(pair =>
                played[pair.Earlier].Sent <= played[pair.Later].Sent
                && (!HadEnded(recorded, pair) || played[pair.Earlier].Answered <= played[pair.Later].Sent));
            var busyUntil = 0.0;
            foreach (var (sent, answered) in played)
            {
                if (sent > busyUntil + LongestIdle + 0.001)
                    return false;
                busyUntil = Math.Max(busyUntil, answered);
            }

            return ordered;
        }).QuickCheckThrowOnFailure();

    /// <summary>What the player does, on a clock that only counts; the k-th request takes the k-th duration.</summary>
    private static List<(double Sent, double Answered)> Played(ImmutableArray<ScriptedRequest> script, ImmutableArray<double> durations)
    {
        var played = new List<(double Sent, double Answered)>();
        for (var i = 0; i < script.Length; i++)
        {
            var ready = script[i].Follows.Select(j => played[j].Answered).Append(i == 0 ? 0 : played[i - 1].Sent).Max();
            var idle = Math.Max(ready, played.Select(one => one.Answered).DefaultIfEmpty().Max()) + LongestIdle;
            var sent = Math.Min(ready + script[i].Delay.TotalMilliseconds, idle);
            played.Add((sent, sent + durations[i]));
        }

        return played;
    }

    /// <summary>For each request those that it waits for, directly or through others.</summary>
    private static List<HashSet<int>> Awaited(ImmutableArray<ScriptedRequest> script)
    {
        var awaited = new List<HashSet<int>>();
        foreach (var request in script)
            awaited.Add([.. request.Follows, .. request.Follows.SelectMany(j => awaited[j])]);
        return awaited;
    }

    private static IEnumerable<(int Earlier, int Later)> Pairs(ImmutableArray<Exchange> recorded) =>
        Enumerable.Range(0, recorded.Length).SelectMany(later => Enumerable.Range(0, later).Select(earlier => (earlier, later)));

    private static bool HadEnded(ImmutableArray<Exchange> recorded, (int Earlier, int Later) pair) =>
        recorded[pair.Earlier].End <= recorded[pair.Later].Start;

    private static bool Near(double a, double b) => Math.Abs(a - b) < 0.001;

    private static string Follows(ScriptedRequest request) => string.Join(',', request.Follows);

    private static Exchange WithTiming(string target, double start, Timing timing) =>
        Recorded.Inbound(target, start, duration: 0) with { Timing = timing };

    private static ImmutableArray<ScriptedRequest> Script(params (int Start, int Duration)[] traffic) =>
        Script([.. traffic.Select(one => (one.Start, one.Duration, 0))]);

    private static ImmutableArray<ScriptedRequest> Script((int Start, int Duration, int Replayed)[] traffic) =>
        Script(new Snapshot(InOrder(traffic)));

    private static ImmutableArray<Exchange> InOrder((int Start, int Duration, int Replayed)[] traffic) =>
        Recorded.Snapshot(traffic.Select((one, index) => Recorded.Inbound($"/{index}", one.Start, one.Duration))).Exchanges;

    private static ImmutableArray<ScriptedRequest> Script(Snapshot snapshot, Spacing spacing = Spacing.Recorded) =>
        ScriptWriter.Write(snapshot, ImmutableDictionary<string, ExpectedAnswer>.Empty, spacing);
}
