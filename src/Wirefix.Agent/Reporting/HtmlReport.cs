using System.Globalization;
using System.Net;
using System.Text;

namespace Wirefix.Agent.Reporting;

/// <summary>The evidence as one page with nothing to load.</summary>
internal static class HtmlReport
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2330; background: #fff; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        .confirmed { color: #0a6b3b; } .other { color: #9a3412; }
        .numbers { display: flex; gap: 3rem; } .numbers b { display: block; font-size: 2.6rem; line-height: 1.1; }
        table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #dde1e8; vertical-align: top; }
        pre { background: #f4f6f9; padding: 1rem; overflow-x: auto; } code { font: 14px/1.4 ui-monospace, monospace; }
        ins { background: #d9f2e3; text-decoration: none; } del { background: #fbe0da; text-decoration: none; }
        """;

    /// <summary>The page.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="diff">The fix as a unified diff; may be empty.</param>
    public static string Write(Evidence evidence, string diff)
    {
        var title = Text(MarkdownReport.Title(evidence));
        var builder = new StringBuilder();
        builder.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\n{Style}\n</style>\n");
        builder.Append(CultureInfo.InvariantCulture, $"<h1 class=\"{(evidence.Outcome == Outcome.Confirmed ? "confirmed" : "other")}\">{title}</h1>\n<p>{Text(evidence.Reason)}.</p>\n");
        if (evidence.Metric is { } metric)
            AppendNumbers(builder, metric);
        if (evidence.Finding is { } finding)
            builder.Append(CultureInfo.InvariantCulture, $"<h2>What the wire showed</h2>\n<p>{Text(finding.Title)}</p>\n");
        if (evidence.Suspect is { } suspect)
            AppendSuspect(builder, suspect);
        if (diff.Length > 0)
            builder.Append(CultureInfo.InvariantCulture, $"<h2>The fix</h2>\n<p>{Text(evidence.Proposal ?? "")} Proposed by <code>{Text(evidence.Agent)}</code>.</p>\n<pre><code>{string.Join('\n', diff.TrimEnd('\n').Split('\n').Select(DiffLine))}</code></pre>\n");
        if (!evidence.Gates.IsEmpty)
            AppendGates(builder, evidence);
        if (evidence.Rounds.Length > 1 || evidence.Rounds.Any(round => round.Failure is not null))
            AppendRounds(builder, evidence);
        if (evidence.Model is { } model)
            builder.Append(CultureInfo.InvariantCulture, $"<p>{Text(evidence.Agent)} took {Text(model.ToString())}.</p>\n");
        return builder.Append("</html>\n").ToString();
    }

    private static void AppendNumbers(StringBuilder builder, MetricEvidence metric)
    {
        builder.Append(CultureInfo.InvariantCulture, $"<div class=\"numbers\"><div>{Text(metric.Name)} before<b>{metric.Baseline.Value}</b></div>");
        if (metric.Confirmation is { } confirmation)
            builder.Append(CultureInfo.InvariantCulture, $"<div>after<b>{confirmation.Value}</b></div>");
        builder.Append(CultureInfo.InvariantCulture, $"<div>target<b>{metric.Target}</b></div></div>\n<p>Harness <code>{metric.Baseline.HarnessDigest}</code></p>\n");
    }

    private static void AppendSuspect(StringBuilder builder, SuspectEvidence suspect)
    {
        builder.Append(CultureInfo.InvariantCulture, $"<h2>Where</h2>\n<p><code>{Text(suspect.Symbol)}</code> in <code>{Text(suspect.File)}:{suspect.Line}</code></p>\n<ol>\n");
        foreach (var link in suspect.CallChain)
            builder.Append(CultureInfo.InvariantCulture, $"<li>{Text(link)}</li>\n");
        builder.Append("</ol>\n");
        if (suspect.Runs is { } runs)
            builder.Append(CultureInfo.InvariantCulture, $"<p>It {Text(runs.ToString())}.</p>\n");
    }

    private static void AppendGates(StringBuilder builder, Evidence evidence)
    {
        builder.Append("<h2>Gates</h2>\n<table>\n<tr><th>gate</th><th>passed</th><th>evidence</th></tr>\n");
        foreach (var gate in evidence.Gates)
            builder.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(gate.Name)}</td><td>{(gate.Passed ? "yes" : "no")}</td><td>{Text(gate.Evidence)}</td></tr>\n");
        builder.Append("</table>\n");
    }

    private static void AppendRounds(StringBuilder builder, Evidence evidence)
    {
        builder.Append(CultureInfo.InvariantCulture, $"<h2>Rounds of {Text(evidence.Agent)}</h2>\n<table>\n<tr><th>round</th><th>proposal</th><th>what ended it</th></tr>\n");
        foreach (var (index, round) in evidence.Rounds.Index())
            builder.Append(CultureInfo.InvariantCulture, $"<tr><td>{index + 1}</td><td>{Text(round.Proposal ?? "none")}</td><td>{Text(round.End ?? "every gate was passed")}</td></tr>\n");
        builder.Append("</table>\n");
    }

    private static string DiffLine(string line) => line switch
    {
        ['+', ..] when !line.StartsWith("+++", StringComparison.Ordinal) => $"<ins>{Text(line)}</ins>",
        ['-', ..] when !line.StartsWith("---", StringComparison.Ordinal) => $"<del>{Text(line)}</del>",
        _ => Text(line),
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
