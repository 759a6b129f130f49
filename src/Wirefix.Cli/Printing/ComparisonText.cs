using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Comparison;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix compare</c> prints for people.</summary>
internal static class ComparisonText
{
    /// <summary>The endpoints side by side, then what changed and whether chance explains it.</summary>
    public static string Write(SnapshotComparison comparison, ImmutableArray<CaptureProblem> problems)
    {
        var document = new TextDocument().Table(
            ["", "endpoint", "calls#", "errors", "error rate#", "p50 ms#", "in flight#", "in 50 ms#"],
            comparison.Endpoints.Select(endpoint => (IReadOnlyList<string>)
            [
                endpoint.Direction == Direction.Inbound ? "in" : "out",
                endpoint.Endpoint.ToString(),
                Both(endpoint, summary => Number(summary.Calls)),
                Both(endpoint, Errors),
                Both(endpoint, summary => summary.ErrorRate.ToString("0.0%", CultureInfo.InvariantCulture)),
                Both(endpoint, summary => summary.Latency?.P50.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) ?? "–"),
                Both(endpoint, summary => Number(summary.PeakInFlight)),
                Both(endpoint, summary => Number(summary.LargestIn50Ms)),
            ])).Line();
        WriteChanges(document, "More than noise", comparison.Changes, Verdict.MoreThanNoise);
        WriteChanges(document, "One number on each side, so no test", comparison.Changes, Verdict.NotTested);
        WriteChanges(document, "Within noise", comparison.Changes, Verdict.WithinNoise);
        return document.Problems(problems, problems.Length).ToString();
    }

    private static void WriteChanges(TextDocument document, string heading, ImmutableArray<Change> changes, Verdict verdict)
    {
        var chosen = changes.Where(change => change.Verdict == verdict).ToList();
        if (chosen.Count == 0)
            return;
        document.Line(heading);
        foreach (var change in chosen)
            document.Line(string.Create(CultureInfo.InvariantCulture, $"  {change.Endpoint}: {change.Measure} {change.Before:0.###} → {change.After:0.###} {change.Unit}{Proof(change.Significance)}"));
        document.Line();
    }

    private static string Proof(Significance? significance) => significance is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({significance.Test}, p = {significance.PValue:0.0e0})");

    private static string Both(EndpointComparison endpoint, Func<EndpointSummary, string> cell) =>
        $"{cell(endpoint.Before)} → {cell(endpoint.After)}";

    private static string Errors(EndpointSummary summary)
    {
        var errors = summary.Statuses.Where(status => status.Key is 0 or >= 400).Select(status => $"{status.Value} × {status.Key}");
        return string.Join(", ", errors) is { Length: > 0 } text ? text : "none";
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
