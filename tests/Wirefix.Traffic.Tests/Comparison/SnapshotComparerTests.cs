using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Comparison;

namespace Wirefix.Traffic.Tests.Comparison;

public class SnapshotComparerTests
{
    [Fact]
    public void An_error_rate_that_chance_does_not_explain_is_more_than_noise()
    {
        var change = Change(SnapshotComparer.Compare(Snapshot(200, failing: 30), Snapshot(200, failing: 0)), "errorRate");

        Assert.Equal((0.15, 0, Verdict.MoreThanNoise), (change.Before, change.After, change.Verdict));
        Assert.Equal("Fisher's exact test", change.Significance!.Test);
        Assert.InRange(change.Significance.PValue, 0, 1e-6);
    }

    [Fact]
    public void An_error_rate_that_chance_explains_is_within_noise() =>
        Assert.Equal(
            Verdict.WithinNoise, Change(SnapshotComparer.Compare(Snapshot(20, failing: 2), Snapshot(20, failing: 1)), "errorRate").Verdict);

    [Fact]
    public void Latency_is_judged_from_ten_calls_on()
    {
        var judged = SnapshotComparer.Compare(Snapshot(10, length: 100), Snapshot(10, length: 50));
        var tooFew = SnapshotComparer.Compare(Snapshot(9, length: 100), Snapshot(10, length: 50));

        Assert.Equal(Verdict.MoreThanNoise, Change(judged, "latencyP50").Verdict);
        Assert.Equal(Verdict.NotTested, Change(tooFew, "latencyP50").Verdict);
    }

    [Fact]
    public void Peaks_and_counts_are_stated_and_not_judged()
    {
        var comparison = SnapshotComparer.Compare(Snapshot(30, gap: 1), Snapshot(20, gap: 100));

        Assert.Equal((30, 1, Verdict.NotTested), Told(Change(comparison, "peakInFlight")));
        Assert.Equal((30, 1, Verdict.NotTested), Told(Change(comparison, "largestIn50Ms")));
        Assert.Equal((30, 20, Verdict.NotTested), Told(Change(comparison, "calls")));
    }

    [Fact]
    public void What_is_more_than_noise_comes_first() =>
        Assert.Equal("errorRate", SnapshotComparer.Compare(Snapshot(200, failing: 30), Snapshot(150, failing: 0)).Changes[0].Measure);

    [Fact]
    public void An_endpoint_that_is_gone_stands_with_no_calls_after_it()
    {
        var comparison = SnapshotComparer.Compare(Snapshot(3), Calls.Snapshot());

        var endpoint = Assert.Single(comparison.Endpoints);
        Assert.Equal((3, 0), (endpoint.Before.Calls, endpoint.After.Calls));
        Assert.Equal(["calls"], comparison.Changes.Select(change => change.Measure));
    }

    [Fact]
    public void A_snapshot_does_not_differ_from_itself() =>
        Assert.Empty(SnapshotComparer.Compare(Snapshot(50, failing: 5), Snapshot(50, failing: 5)).Changes);

    [Fact]
    public void Turned_round_it_says_the_same_with_the_sides_exchanged() =>
        Prop.ForAll(SnapshotGen.Two().ToArbitrary(), pair =>
        {
            var there = SnapshotComparer.Compare(pair.Item1, pair.Item2).Changes.Select(Told).Order();
            var back = SnapshotComparer.Compare(pair.Item2, pair.Item1).Changes.Select(change => Told(Turned(change))).Order();
            return there.SequenceEqual(back);

            static string Told(Change change) =>
                $"{change.Endpoint} {change.Measure} {change.Before} {change.After} {change.Verdict} {change.Significance?.PValue:g6}";
        }).QuickCheckThrowOnFailure();

    private static Gen<Snapshot> SnapshotGen =>
        (from id in Gen.Elements("a", "b", "7")
         from start in Gen.Choose(0, 500)
         from length in Gen.Choose(1, 90)
         from status in Gen.Elements(200, 200, 404, 503)
         select Calls.Outbound($"http://up/{id}", start, length, status)).ListOf().Select(exchanges => Calls.Snapshot(exchanges));

    private static Change Turned(Change change) => change with { Before = change.After, After = change.Before };

    private static Change Change(SnapshotComparison comparison, string measure) =>
        Assert.Single(comparison.Changes, change => change.Measure == measure);

    private static (double Before, double After, Verdict Verdict) Told(Change change) => (change.Before, change.After, change.Verdict);

    private static Snapshot Snapshot(int calls, int failing = 0, double length = 50, double gap = 100) => Calls.Snapshot(
        Enumerable.Range(0, calls).Select(call => Calls.Outbound("http://up/x", call * gap, length, status: call < failing ? 429 : 200)));
}
