using System.Globalization;
using System.Text;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Corpus.Measuring;

/// <summary>A measurement as the tables of docs/findings.md.</summary>
public static class MarkdownReport
{
    /// <summary>The totals, the scenarios, the confusion table and the healthy services.</summary>
    public static string Of(Measurement measurement)
    {
        var text = new StringBuilder();
        WriteTotals(text, measurement);
        WriteScenarios(text, measurement);
        WriteConfusion(text, measurement);
        WriteHealthyServices(text, measurement);
        return text.ToString();
    }

    private static void WriteTotals(StringBuilder text, Measurement measurement)
    {
        Row(text, "total", "improved on", "held out");
        Row(text, "---", "---", "---");
        WriteTotal(text, "faults that are the first or second finding", measurement, part => Share(part.Found, part.Faulty.Length));
        WriteTotal(text, "healthy snapshots with any finding", measurement, part => Share(part.Disturbed.Count(), part.Healthy.Length));
        var certain = $"healthy snapshots with a finding of {Score(Finding.HighScore)} or more";
        WriteTotal(text, certain, measurement, part => Share(part.Misled.Count(), part.Healthy.Length));
        text.Append('\n');
    }

    private static void WriteTotal(StringBuilder text, string what, Measurement measurement, Func<Measurement, string> total) =>
        Row(text, what, total(measurement.ImprovedOn), total(measurement.HeldOut));

    private static void WriteScenarios(StringBuilder text, Measurement measurement)
    {
        var healthy = measurement.Healthy.ToLookup(judgement => judgement.Take.Name);
        Row(text, "group", "scenario", "part", "expected", "found", "healthy form");
        Row(text, "---", "---", "---", "---", "---", "---");
        foreach (var judgement in measurement.Faulty)
        {
            var expected = judgement.Take.Expected!;
            Row(
                text,
                judgement.Take.Group,
                judgement.Take.Name,
                Part(judgement.Take),
                string.Join(" or ", expected.Kinds) + string.Concat(expected.Mentions.Select(mention => $", `{mention}`")),
                Found(judgement),
                string.Join("; ", healthy[judgement.Take.Name].Select(Noise)));
        }

        text.Append('\n');
    }

    private static void WriteConfusion(StringBuilder text, Measurement measurement)
    {
        var kinds = measurement.Faulty.Select(FirstKind).Distinct().Order(StringComparer.Ordinal).ToArray();
        Row(text, ["fault \\ first finding", .. kinds]);
        Row(text, ["---", .. kinds.Select(_ => "---")]);
        foreach (var group in measurement.Faulty.GroupBy(judgement => judgement.Take.Group))
            Row(text, [group.Key, .. kinds.Select(kind => Count(group.Count(judgement => FirstKind(judgement) == kind)))]);
        text.Append('\n');
    }

    private static void WriteHealthyServices(StringBuilder text, Measurement measurement)
    {
        var scenarios = measurement.Faulty.Select(judgement => judgement.Take.Name).ToHashSet();
        Row(text, "healthy service", "part", "exchanges", "findings");
        Row(text, "---", "---", "---", "---");
        foreach (var judgement in measurement.Healthy.Where(judgement => !scenarios.Contains(judgement.Take.Name)))
            Row(text, judgement.Take.Name, Part(judgement.Take), Count(judgement.Take.Snapshot.Exchanges.Length), Noise(judgement));
    }

    private static string Found(Judgement judgement) => judgement switch
    {
        { Explanation: { } finding } => $"{judgement.Rank}. {Judgement.KindOf(finding)} {Score(finding.Score)}",
        { Findings.IsEmpty: true } => "nothing",
        _ => $"no; first is {FirstKind(judgement)}",
    };

    private static string Noise(Judgement judgement) => judgement.Findings.IsEmpty
        ? "–"
        : $"{judgement.Findings.Length} ({string.Join(", ", judgement.Findings.Select(Judgement.KindOf).Distinct())}), up to {Score(judgement.HighestScore)}";

    private static string FirstKind(Judgement judgement) =>
        judgement.Findings.IsEmpty ? "nothing" : Judgement.KindOf(judgement.Findings[0]);

    private static string Count(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0
        ? "–"
        : $"{part} of {whole} ({(100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture)} %)";

    private static string Part(Take take) => take.HeldOut ? "held out" : "improved on";

    private static void Row(StringBuilder text, params IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
