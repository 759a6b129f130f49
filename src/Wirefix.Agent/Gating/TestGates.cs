using System.Collections.Immutable;
using Wirefix.Agent.Regression;
using Wirefix.Agent.Testing;

namespace Wirefix.Agent.Gating;

/// <summary>The gates that run tests.</summary>
internal static class TestGates
{
    /// <summary>The name of the regression test's gate.</summary>
    public const string RegressionName = "regression test";

    /// <summary>
    /// The regression test failed before on its own assertion every time, and passes after every time. A failure
    /// after the fix that is not on its own assertion means that something else broke.
    /// </summary>
    public static GateResult Regression(RegressionTest test, ImmutableArray<TestOutcome> before, ImmutableArray<TestOutcome> after)
    {
        const string name = RegressionName;
        if (Unfit(test, before) is { } why)
            return new GateResult(name, Verdict.NotConfirmed, why);
        if (after.Length == RegressionRun.Repetitions && after.All(outcome => outcome.Passed))
            return new GateResult(name, Verdict.Passed, $"failed {before.Length} of {before.Length} times before (\"{test.Assertion.MessageIn(before[0].Message)}\"), passed {after.Length} of {after.Length} times after");
        var own = after.Length > 0 && after.All(outcome => outcome.Passed || IsOwnAssertion(test, outcome));
        return new GateResult(name, own || after.IsEmpty ? Verdict.NotConfirmed : Verdict.Breaks, $"after the fix it must pass, but: {Describe(after)}");
    }

    /// <summary>Why no fix can be told by a test that ended so before it; null where one can.</summary>
    public static string? Unfit(RegressionTest test, ImmutableArray<TestOutcome> before) => FailedOnOwnAssertion(test, before)
        ? null
        : $"before the fix it must fail on its own assertion, but: {Describe(before)}";

    /// <summary>Whether every run failed, and each on the assertion that states the fault.</summary>
    public static bool FailedOnOwnAssertion(RegressionTest test, ImmutableArray<TestOutcome> outcomes) =>
        outcomes.Length == RegressionRun.Repetitions && outcomes.All(outcome => !outcome.Passed && IsOwnAssertion(test, outcome));

    /// <summary>Every test that passed before passes after.</summary>
    public static GateResult Existing(ImmutableArray<TestOutcome> before, ImmutableArray<TestOutcome> after)
    {
        const string name = "existing tests";
        var passes = after.Where(outcome => outcome.Passed).Select(outcome => outcome.Name).ToHashSet();
        var lost = before.Where(outcome => outcome.Passed && !passes.Contains(outcome.Name)).ToList();
        if (lost.Count > 0)
            return new GateResult(name, Verdict.Breaks, $"{lost.Count} passed before and not after, first {lost[0].Name}: {FirstLine(after.FirstOrDefault(outcome => outcome.Name == lost[0].Name)?.Message ?? "it did not run")}");
        var passed = before.Count(outcome => outcome.Passed);
        var failing = before.Length - passed;
        return new GateResult(name, Verdict.Passed, before.IsEmpty
            ? "no existing test sees the change"
            : $"{passed} passed before and after{(failing == 0 ? "" : $"; {failing} did not pass before either")}");
    }

    private static bool IsOwnAssertion(RegressionTest test, TestOutcome outcome) =>
        test.Assertion.MessageIn(outcome.Message) is not null;

    private static string Describe(ImmutableArray<TestOutcome> outcomes) => outcomes.IsEmpty
        ? "it did not run"
        : string.Join(", ", outcomes.Select(outcome => outcome.Passed ? "passed" : $"{outcome.Outcome.ToLowerInvariant()} with \"{FirstLine(outcome.Message)}\"").Distinct());

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
