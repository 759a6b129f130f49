using Wirefix.Agent;
using Wirefix.Agent.Reporting;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix fix</c> prints for people.</summary>
internal static class FixText
{
    private const int MostFaults = 3;

    /// <summary>The outcome with its two numbers first, then what led to it.</summary>
    public static string Write(FixResult result, FixWritten written)
    {
        var evidence = result.Evidence;
        var document = new TextDocument().Line($"{Heading(evidence.Outcome)}: {evidence.Reason}.").Line();
        if (evidence.Finding is { } finding)
            document.Line($"Finding   {finding.Title}");
        if (evidence.Suspect is { } suspect)
        {
            document.Line($"Suspect   {suspect.Symbol}").Line($"          {suspect.File}:{suspect.Line}");
            foreach (var link in suspect.CallChain)
                document.Line($"          → {link}");
            if (suspect.Runs is { } runs)
                document.Line($"          {runs}");
        }

        if (evidence.Metric is { } metric)
            WriteMetric(document, metric);
        WriteRounds(document, evidence);
        foreach (var gate in evidence.Gates)
            document.Line($"Gate      {(gate.Passed ? "passed" : "FAILED")}  {gate.Name}: {gate.Evidence}");
        if (evidence.RegressionTest is { } test)
            document.Line($"Test      {test.Path}");
        foreach (var file in evidence.ChangedFiles)
            document.Line($"{(written.Applied ? "Written  " : "Changes  ")} {file}");
        if (written.Suggestion is { } suggestion)
            document.Line($"Suggested {Path.GetRelativePath(Directory.GetCurrentDirectory(), suggestion)}");
        if (written.Refusal is { } refusal)
            document.Line($"Unwritten {refusal}");
        foreach (var note in evidence.Notes)
            document.Line($"Note      {note}");
        WriteTimings(document, evidence.Timings);
        document.Line($"Evidence  {Path.GetRelativePath(Directory.GetCurrentDirectory(), result.RunFolder)}");
        if (evidence.Context is { } context)
            document.Line($"          Go on from {context} there: the finding, the exchanges and the suspects with their code.");
        if (evidence.Outcome == Outcome.Confirmed && written == FixWritten.Nothing)
            document.Line("          Run again with --apply to write the fix and its test, or use fix.patch there.");
        return document.ToString();
    }

    private static string Heading(Outcome outcome) => outcome switch
    {
        Outcome.Confirmed => "Confirmed",
        Outcome.NotConfirmed => "Not confirmed",
        Outcome.NotReproduced => "Not reproduced",
        _ => "Rejected",
    };

    private static void WriteMetric(TextDocument document, MetricEvidence metric)
    {
        document.Line(FormattableString.Invariant($"Metric    {metric.Name}: {metric.Baseline.Value} before{After(metric.Confirmation)}, target at most {metric.Target} {metric.Unit}"));
        var window = metric.Baseline.LargestWindow is { } largest ? FormattableString.Invariant($"largest 50 ms window: {largest} before{Window(metric.Confirmation)}; ") : "";
        document.Line($"          {window}harness {metric.Baseline.HarnessDigest[..12]}");
        foreach (var fault in metric.Baseline.Faults.Take(MostFaults))
            document.Line($"          before: {fault}");
    }

    // The gates of the proposal that decides follow below, in full.
    private static void WriteRounds(TextDocument document, Evidence evidence)
    {
        if (evidence.Rounds.Length > 0)
            document.Line($"Agent     {evidence.Agent}");
        if (evidence.Model is { } model)
            document.Line($"Model     {model}");
        foreach (var (index, round) in evidence.Rounds.Index().Where(each => !evidence.IsDecidedBy(each.Item)))
            document.Line(FormattableString.Invariant($"Round     {index + 1}: {round.Proposal ?? "no proposal:"} {round.End ?? "every gate was passed"}"));
    }

    private static string After(MeasurementEvidence? confirmation) =>
        confirmation is null ? "" : FormattableString.Invariant($", {confirmation.Value} after");

    private static string Window(MeasurementEvidence? confirmation) =>
        confirmation is null ? "" : FormattableString.Invariant($", {confirmation.LargestWindow} after");

    private static void WriteTimings(TextDocument document, Timings timings)
    {
        document.Line(FormattableString.Invariant($"Time      {timings.TotalSeconds:0.0} s: plan {timings.PlanSeconds:0.0} s, fix {timings.FixSeconds:0.0} s"));
        document.Line($"          {string.Join(", ", timings.Steps.Select(step => FormattableString.Invariant($"{step.Step} {step.Seconds:0.0}")))}");
    }
}
