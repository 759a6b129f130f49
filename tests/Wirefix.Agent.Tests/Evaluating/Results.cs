using FsCheck;
using FsCheck.Fluent;
using Wirefix.Agent.Evaluating;

namespace Wirefix.Agent.Tests.Evaluating;

/// <summary>Results of evaluations that never took place.</summary>
internal static class Results
{
    /// <summary>Lists of them; a run may be there several times.</summary>
    public static Arbitrary<List<EvalResult>> Any => (
        from name in Gen.Elements("files", "orders")
        from include in Gen.Elements(EvalCondition.All.Select(condition => condition.Name).ToArray())
        from run in Gen.Choose(1, 3)
        from outcome in Gen.Elements<Outcome?>(Outcome.Confirmed, Outcome.NotConfirmed, null)
        from passed in Gen.Elements(true, false)
        from reason in Gen.Elements("", "ümlaut \"quoted\"\nline")
        select Of(name, include, run, passed && outcome is not null) with { Outcome = outcome, Reason = reason })
        .ListOf().Select(list => list.ToList()).ToArbitrary();

    public static EvalResult Of(string @case, string include, int run, bool passed) => new()
    {
        Case = @case,
        FaultClass = @case == "files" ? "encoding" : "state",
        Agent = "builtin",
        Include = include,
        Run = run,
        Outcome = passed ? Outcome.Confirmed : Outcome.NotConfirmed,
        Passed = passed,
        Seconds = 60,
    };
}
