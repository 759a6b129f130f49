using System.Globalization;
using Wirefix.Agent.Planning;
using Wirefix.Replay;

namespace Wirefix.Agent.Gating;

/// <summary>The gates that compare two measurements by the same harness.</summary>
internal static class ReplayGates
{
    /// <summary>The service no longer lives through the replay.</summary>
    public static GateResult Ended(string how) => new(TrafficGate.Name, Verdict.Breaks, how);

    /// <summary>The service answers and calls as it did, but for what showed the fault.</summary>
    public static GateResult Traffic(Harness harness, Measurement before, Measurement after) => new TrafficGate(harness, before, after).Judge();

    /// <summary>The metric reaches its target in every run, under the harness that measured the baseline.</summary>
    public static GateResult Metric(MetricGoal goal, Measurement before, Measurement after)
    {
        const string name = "metric";
        if (before.HarnessDigest != after.HarnessDigest)
            return new GateResult(name, Verdict.NotConfirmed, $"the harness changed: {before.HarnessDigest} before, {after.HarnessDigest} after");
        if (after.Voided is { } reason)
            return new GateResult(name, Verdict.NotConfirmed, $"the measurement is void: {reason}");
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{goal.Name} {before.Value} before, {after.Value} after, target at most {goal.Target}");
        var chance = string.Create(CultureInfo.InvariantCulture, $"{before.Runs.Length} and {after.Runs.Length} runs, p = {Separation.ChanceOf(goal, before, after):0.####} (Fisher)");
        return new GateResult(
            name, goal.IsReachedBy(after.Value) ? Verdict.Passed : Verdict.NotConfirmed, $"{numbers}; {chance}; harness {before.HarnessDigest[..12]} both times");
    }
}
