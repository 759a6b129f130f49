using FsCheck;
using FsCheck.Fluent;
using Wirefix.Agent.Evaluating;

namespace Wirefix.Agent.Tests.Evaluating;

public sealed class EvalSummaryTests
{
    private const double Rounding = 1e-9;

    [Fact]
    public void Runs_are_held_against_their_counterparts_under_the_alert_alone()
    {
        var summary = EvalSummary.Of(
        [
            Results.Of("files", "alert", 1, passed: false), Results.Of("files", "all", 1, passed: true),
            Results.Of("files", "alert", 2, passed: true), Results.Of("files", "all", 2, passed: false),
            Results.Of("orders", "alert", 1, passed: false), Results.Of("orders", "all", 1, passed: true),
            Results.Of("orders", "alert", 2, passed: true), Results.Of("orders", "all", 2, passed: true),
            Results.Of("orders", "all", 3, passed: true),
        ]);

        var (alone, all) = (summary.Conditions[0], summary.Conditions[1]);
        Assert.Equal(("alert", 2, 4, null, null), (alone.Include, alone.Passed.Count, alone.Passed.Of, alone.Rescued, alone.Hurt));
        Assert.Equal(("all", 4, 5, 2, 1), (all.Include, all.Passed.Count, all.Passed.Of, all.Rescued, all.Hurt));
        Assert.Equal([("encoding", "alert", 1, 2), ("encoding", "all", 1, 2), ("state", "alert", 1, 2), ("state", "all", 3, 3)],
            summary.Classes.Select(row => (row.FaultClass!, row.Include, row.Passed.Count, row.Passed.Of)));
    }

    [Fact]
    public void A_confirmed_fix_that_the_hidden_test_refutes_is_counted_and_one_that_was_not_run_is_not()
    {
        var summary = EvalSummary.Of(
        [
            Results.Of("files", "all", 1, passed: true) with { Passed = false, WrongService = true, Tokens = 100, Cost = 0.5m },
            Results.Of("orders", "all", 1, passed: true) with { Tokens = 300 },
            Results.Of("orders", "all", 2, passed: false) with { Outcome = null, Reason = "it does not load" },
        ]);

        var row = Assert.Single(summary.Conditions);
        Assert.Equal((1, 1, 2, 200.0, 0.5m), (summary.FalselyConfirmed, row.WrongService.Count, row.Passed.Of, row.Tokens, row.Cost));
        Assert.Equal(["orders, builtin, all, run 2: it does not load"], summary.NotRun);
    }

    /// <summary>Values of R's <c>prop.test(x, n, correct = FALSE)</c>.</summary>
    [Theory]
    [InlineData(1, 1, 0.2065, 1)]
    [InlineData(9, 10, 0.5958, 0.9821)]
    [InlineData(55, 100, 0.4524, 0.6438)]
    public void Shares_have_Wilsons_interval(int count, int of, double lower, double upper)
    {
        var share = new Share(count, of);

        Assert.InRange(share.Lower, lower - 1e-3, lower + 1e-3);
        Assert.InRange(share.Upper, upper - 1e-3, upper + 1e-3);
    }

    [Fact]
    public void The_order_of_results_does_not_matter_and_every_run_is_in_one_row() => Prop.ForAll(Results.Any, results =>
    {
        var once = results.DistinctBy(result => result.Key).ToList();
        var (one, other) = (EvalSummary.Of(once), EvalSummary.Of(Enumerable.Reverse(once)));
        return one.Conditions.SequenceEqual(other.Conditions) && one.Classes.SequenceEqual(other.Classes)
            && one.Conditions.Sum(row => row.Passed.Of) == once.Count(result => result.Counts)
            && one.Classes.Sum(row => row.Passed.Of) == once.Count(result => result.Counts)
            && one.Conditions.All(row => row.Passed.Lower <= row.Passed.Value + Rounding && row.Passed.Value <= row.Passed.Upper + Rounding);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shards_part_the_runs() => Prop.ForAll(Gen.Choose(1, 7).ToArbitrary(), Gen.Choose(0, 40).ToArbitrary(), (of, items) =>
    {
        var shards = Enumerable.Range(1, of).Select(number => new Shard(number, of).Take(Enumerable.Range(0, items)).ToList()).ToList();
        return shards.SelectMany(shard => shard).Order().SequenceEqual(Enumerable.Range(0, items))
            && shards.Max(shard => shard.Count) - shards.Min(shard => shard.Count) <= 1;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2/4", true)]
    [InlineData("4/4", true)]
    [InlineData("0/4", false)]
    [InlineData("5/4", false)]
    [InlineData("2", false)]
    [InlineData("a/b", false)]
    [InlineData("-1/4", false)]
    public void A_shard_is_a_part_of_all(string text, bool isOne) => Assert.Equal(isOne, Shard.Parse(text) is not null);
}
