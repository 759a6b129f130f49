using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix inspect</c> prints for people.</summary>
internal static class InspectionText
{
    /// <summary>How many findings a person reads; the others are left to <c>--json</c>.</summary>
    private const int MostFindings = 5;

    /// <summary>Findings first, then what the capture holds.</summary>
    public static string Write(string path, InspectionDocument inspected)
    {
        var inspection = inspected.Inspection;
        var document = new TextDocument()
            .Line($"{path}: {Quantity.Of(inspected.Exchanges, "exchange")}{Span(inspection.Range)}{Others(inspected.OtherPairs)}");
        if (inspected.Baseline is { } old)
            document.Line($"Held against {Quantity.Of(old.Exchanges, "exchange")} of the baseline.");
        if (inspected.Alert is { } alert)
            document.Line($"Alert: {alert.Title}{Of(alert)}. Findings that it speaks of come first.");
        document.Line();
        WriteFindings(document, inspection);
        WriteEndpoints(document, inspection.Endpoints);
        if (!inspection.Leads.IsEmpty)
            WriteLeads(document, inspection.Leads);
        foreach (var note in inspection.TimingNotes)
            document.Line($"Timing: {note}");
        foreach (var note in inspection.Notes)
            document.Line($"Note: {note}");
        document.Problems(inspected.Problems, inspected.ProblemCount);
        if (inspected.Baseline is { } baseline)
            document.Problems(baseline.Problems, baseline.ProblemCount, "Not read of the baseline");
        return document.ToString();
    }

    private static string Of(Alert alert)
    {
        string?[] parts = [alert.Service, alert.Endpoint, Since(alert)];
        return string.Join(", ", parts.Where(part => part is not null)) is { Length: > 0 } said ? $" ({said})" : "";
    }

    private static string? Since(Alert alert) => (alert.Start, alert.End) switch
    {
        ({ } start, { } end) => $"{Moment(start)} to {Moment(end)} UTC",
        ({ } start, null) => $"since {Moment(start)} UTC",
        _ => null,
    };

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Span(TimeRange? range) => range is null
        ? ""
        : $", {CaptureTime.Dated(range.Start)} to {CaptureTime.Of(range).Moment(range.End)} UTC ({CaptureTime.Length(range.Length)})";

    private static string Others(int otherPairs) => otherPairs == 0 ? "" : $", {Quantity.Of(otherPairs, "pair")} of other protocols";

    private static void WriteFindings(TextDocument document, Inspection inspection)
    {
        if (inspection.Findings.IsEmpty)
        {
            document.Line("No findings.").Line();
            return;
        }

        var shown = inspection.Findings.Take(MostFindings).ToArray();
        var time = CaptureTime.Of(inspection.Range);
        document.Line("Findings");
        foreach (var (finding, number) in shown.Select((finding, index) => (finding, index + 1)))
            WriteFinding(document, finding, number, time);
        if (inspection.Findings.Length > shown.Length)
            document.Line($"     {inspection.Findings.Length - shown.Length} more; --json gives all.");
        document.Line();
        if (inspection.Timeline is { } timeline)
            TimelineText.Write(document, timeline, shown, time);
    }

    private static void WriteFinding(TextDocument document, Finding finding, int number, CaptureTime time)
    {
        document.Line($"{number,3}. {finding.Title}");
        foreach (var line in finding.Proof.Concat(finding.Notes))
            document.Line($"     {line}");
        document.Line(string.Create(CultureInfo.InvariantCulture, $"     Score {finding.Score:0.00}: {finding.ScoreMeaning}. {Exchanges(finding, time)}"));
        document.Line($"     Refuted if {finding.RefutedBy}");
    }

    private static string Exchanges(Finding finding, CaptureTime time)
    {
        var window = finding.Window == TimeRange.Unknown ? "" : $", {time.Span(finding.Window.Start, finding.Window.End)}";
        return $"{Quantity.Of(finding.ExchangeIds.Length, "exchange")}{window}, first {finding.ExchangeIds.FirstOrDefault()}";
    }

    private static void WriteEndpoints(TextDocument document, ImmutableArray<EndpointSummary> endpoints) => document
        .Table(
            ["", "endpoint", "calls#", "statuses", "p50 ms#", "p90 ms#", "p99 ms#", "in flight#", "in 50 ms#", "in 1 s#"],
            endpoints.Select(endpoint => (IReadOnlyList<string>)
            [
                endpoint.Direction == Traffic.Direction.Inbound ? "in" : "out",
                endpoint.Endpoint.ToString(),
                Number(endpoint.Calls),
                string.Join(", ", endpoint.Statuses.Select(status => $"{status.Value} × {status.Key}")),
                Milliseconds(endpoint.Latency?.P50),
                Milliseconds(endpoint.Latency?.P90),
                Milliseconds(endpoint.Latency?.P99),
                Number(endpoint.PeakInFlight),
                Number(endpoint.LargestIn50Ms),
                Number(endpoint.LargestIn1S),
            ]))
        .Line();

    private static void WriteLeads(TextDocument document, ImmutableArray<Lead> leads)
    {
        document.Line("Calls that lead to others");
        foreach (var lead in leads)
            document.Line($"  {lead.Inbound} → {lead.Outbound}: {Quantity.Of(lead.Calls, "call")} by {Quantity.Of(lead.Inbounds, "request")}, at most {lead.LargestPerInbound} by one (known by {Basis(lead.Basis)})");
        document.Line();
    }

    private static string Basis(LeadBasis basis) => basis == LeadBasis.Trace ? "trace id" : "nesting in time";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Milliseconds(TimeSpan? time) => time?.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) ?? "–";
}
