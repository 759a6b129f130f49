using System.Globalization;
using System.Text;

namespace Wirefix.Agent.Reporting;

/// <summary>The evidence as a reviewer reads it: the text of a pull request.</summary>
internal static class MarkdownReport
{
    /// <summary>The report.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="diff">The fix as a unified diff; may be empty.</param>
    public static string Write(Evidence evidence, string diff)
    {
        var builder = new StringBuilder();
        builder.Append(CultureInfo.InvariantCulture, $"# {Title(evidence)}\n\n{Sentence(evidence.Reason)}\n");
        if (evidence.Finding is { } finding)
            builder.Append(CultureInfo.InvariantCulture, $"\n## What the wire showed\n\n{Sentence(finding.Title)}\n");
        if (evidence.Suspect is { } suspect)
            AppendSuspect(builder, suspect, evidence);
        if (evidence.Metric is { } metric)
            AppendMetric(builder, metric);
        if (diff.Length > 0)
            builder.Append(CultureInfo.InvariantCulture, $"\n## The fix\n\n{evidence.Proposal} Proposed by `{evidence.Agent}`.\n\n```diff\n{diff}```\n");
        if (evidence.RegressionTest is { } test)
            builder.Append(CultureInfo.InvariantCulture, $"\n## The regression test\n\n`{test.Path}`: {(test.FailedBefore ? "failed" : "did not fail as it should")} before the fix, {(test.PassedAfter ? "passed" : "did not pass")} after it, {test.Runs} runs each.\n");
        if (!evidence.Gates.IsEmpty)
            AppendGates(builder, evidence);
        if (evidence.Rounds.Length > 1 || evidence.Rounds.Any(round => round.Failure is not null))
            AppendRounds(builder, evidence);
        if (evidence.Model is { } model)
            builder.Append(CultureInfo.InvariantCulture, $"\n{evidence.Agent} took {model}.\n");
        foreach (var note in evidence.Notes)
            builder.Append(CultureInfo.InvariantCulture, $"\n> {note}\n");
        builder.Append(CultureInfo.InvariantCulture, $"\nPlan {evidence.Timings.PlanSeconds:0.0} s, fix {evidence.Timings.FixSeconds:0.0} s, total {evidence.Timings.TotalSeconds:0.0} s.\n");
        return builder.ToString();
    }

    /// <summary>The outcome with its number.</summary>
    public static string Title(Evidence evidence) => evidence switch
    {
        { Outcome: Outcome.Confirmed, Metric: { Confirmation: { } confirmation } metric } =>
            string.Create(CultureInfo.InvariantCulture, $"Confirmed: {metric.Name} {metric.Baseline.Value} → {confirmation.Value}"),
        { Outcome: Outcome.NotReproduced } => "Not reproduced",
        { Outcome: Outcome.Rejected } => "Rejected: the proposal breaks something else",
        _ => "Not confirmed",
    };

    private static void AppendSuspect(StringBuilder builder, SuspectEvidence suspect, Evidence evidence)
    {
        builder.Append(CultureInfo.InvariantCulture, $"\n## Where\n\n`{suspect.Symbol}` in `{suspect.File}:{suspect.Line}`\n\n");
        foreach (var reason in suspect.Reasons)
            builder.Append(CultureInfo.InvariantCulture, $"- {Sentence(reason)}\n");
        foreach (var doubt in suspect.Doubts)
            builder.Append(CultureInfo.InvariantCulture, $"- Against it: {Sentence(doubt)}\n");
        if (suspect.Runs is { } runs)
            builder.Append(CultureInfo.InvariantCulture, $"- It {runs}.\n");
        builder.Append("\nCall chain:\n\n");
        foreach (var link in suspect.CallChain)
            builder.Append(CultureInfo.InvariantCulture, $"1. {link}\n");
        if (evidence.Hypothesis is { } hypothesis)
            builder.Append(CultureInfo.InvariantCulture, $"\nHypothesis: {hypothesis.Trigger}. It predicts that {hypothesis.Prediction}. It would be refuted if {hypothesis.Refutation}.\n");
    }

    private static void AppendMetric(StringBuilder builder, MetricEvidence metric)
    {
        builder.Append(CultureInfo.InvariantCulture, $"\n## The number\n\n| | {metric.Name} ({metric.Unit}) |{(metric.Baseline.LargestWindow is null ? "" : " largest 50 ms window |")} runs | harness |\n");
        builder.Append(metric.Baseline.LargestWindow is null ? "|---|---|---|---|\n" : "|---|---|---|---|---|\n");
        AppendRow(builder, "before", metric.Baseline);
        if (metric.Confirmation is { } confirmation)
            AppendRow(builder, "after", confirmation);
        builder.Append(CultureInfo.InvariantCulture, $"\nTarget: at most {metric.Target} ({metric.TargetReason}).\n");
        if (metric.Chance is { } chance)
            builder.Append(CultureInfo.InvariantCulture, $"\nThe chance that these runs fall apart so by themselves is {chance:0.####} (Fisher's exact test, one-sided).\n");
        if (!metric.Baseline.Faults.IsEmpty)
            builder.Append("\nBefore:\n\n");
        foreach (var fault in metric.Baseline.Faults)
            builder.Append(CultureInfo.InvariantCulture, $"- `{fault.Replace('`', '\'')}`\n");
    }

    private static void AppendRow(StringBuilder builder, string name, MeasurementEvidence measured) =>
        builder.Append(CultureInfo.InvariantCulture, $"| {name} | {measured.Value} |{(measured.LargestWindow is { } window ? $" {window} |" : "")} {string.Join(", ", measured.Values)} | `{measured.HarnessDigest[..12]}` |\n");

    private static void AppendGates(StringBuilder builder, Evidence evidence)
    {
        builder.Append("\n## Gates\n\n| gate | passed | evidence |\n|---|---|---|\n");
        foreach (var gate in evidence.Gates)
            builder.Append(CultureInfo.InvariantCulture, $"| {gate.Name} | {(gate.Passed ? "yes" : "no")} | {Cell(gate.Evidence)} |\n");
    }

    private static void AppendRounds(StringBuilder builder, Evidence evidence)
    {
        builder.Append(CultureInfo.InvariantCulture, $"\n## Rounds of {evidence.Agent}\n\n| round | proposal | what ended it |\n|---|---|---|\n");
        foreach (var (index, round) in evidence.Rounds.Index())
            builder.Append(CultureInfo.InvariantCulture, $"| {index + 1} | {Cell(round.Proposal ?? "none")} | {Cell(round.End ?? "every gate was passed")} |\n");
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
