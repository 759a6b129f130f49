using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix inspect</c> prints for people.</summary>
internal static class InspectionText
{
    /// <summary>Findings first, then what the capture holds.</summary>
    public static string Write(string path, Capture capture, Inspection inspection)
    {
        var document = new TextDocument()
            .Line($"{path}: {capture.Snapshot.Exchanges.Length} exchanges{Span(inspection.Range)}{Others(capture)}")
            .Line();
        WriteFindings(document, inspection.Findings);
        WriteEndpoints(document, inspection.Endpoints);
        if (!inspection.Leads.IsEmpty)
            WriteLeads(document, inspection.Leads);
        foreach (var note in inspection.TimingNotes)
            document.Line($"Timing: {note}");
        return document.Problems(capture.Problems).ToString();
    }

    private static string Span(TimeRange? range) => range is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {range.Start:yyyy-MM-dd HH:mm:ss.fff} to {range.End:HH:mm:ss.fff} UTC ({range.Length.TotalSeconds:0.0} s)");

    private static string Others(Capture capture) => capture.OtherPairs == 0 ? "" : $", {capture.OtherPairs} pairs of other protocols";

    private static void WriteFindings(TextDocument document, ImmutableArray<Finding> findings)
    {
        if (findings.IsEmpty)
        {
            document.Line("No findings.").Line();
            return;
        }

        document.Line("Findings");
        foreach (var (finding, number) in findings.Select((finding, index) => (finding, index + 1)))
        {
            document.Line($"{number,3}. {finding.Title}");
            document.Line(string.Create(CultureInfo.InvariantCulture, $"     {finding.Window.Start:HH:mm:ss.fff} to {finding.Window.End:HH:mm:ss.fff} UTC, score {finding.Score:0.00}, {finding.ExchangeIds.Length} exchanges, first {finding.ExchangeIds.FirstOrDefault()}"));
            foreach (var note in finding.Notes)
                document.Line($"     {note}");
        }

        document.Line();
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
            document.Line($"  {lead.Inbound} → {lead.Outbound}: {lead.Calls} calls by {lead.Inbounds} requests, at most {lead.LargestPerInbound} by one (known by {Basis(lead.Basis)})");
        document.Line();
    }

    private static string Basis(LeadBasis basis) => basis == LeadBasis.Trace ? "trace id" : "nesting in time";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Milliseconds(TimeSpan? time) => time?.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) ?? "–";
}
