using Wirefix.Agent.Planning;
using Wirefix.Agent.Tests.Injections;
using Wirefix.Replay;

namespace Wirefix.Agent.Tests.Planning;

/// <summary>Which baselines a fix can be asked for.</summary>
public sealed class BaselineTests
{
    private static readonly Plan Plan = InjectionTests.Plan;
    private static readonly Measurement Faulty = Plan.Baseline with { Value = Plan.Goal.Target + 1 };

    [Fact]
    public void A_number_above_the_target_shows_the_fault() => Assert.Null(Planner.RefusalOf(Plan with { Baseline = Faulty }));

    [Fact]
    public void A_number_within_the_target_does_not() => Assert.EndsWith(
        "the fault does not show", Planner.RefusalOf(Plan with { Baseline = Faulty with { Value = Plan.Goal.Target } }), StringComparison.Ordinal);

    [Fact]
    public void Calls_that_were_not_recorded_are_told_before_the_number_counts() => Assert.StartsWith(
        "the service makes 1 calls that the capture has no answer for, first GET shop.example/items",
        Planner.RefusalOf(Plan with { Baseline = Faulty with { Runs = [new Run { Arrivals = [], Unrecorded = ["GET shop.example/items"] }] } }),
        StringComparison.Ordinal);

    [Fact]
    public void A_void_measurement_is_told_with_its_reason() => Assert.Equal(
        "the measurement is void: a connection passed by", Planner.RefusalOf(Plan with { Baseline = Faulty with { Voided = "a connection passed by" } }));
}
