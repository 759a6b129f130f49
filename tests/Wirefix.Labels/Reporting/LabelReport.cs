using System.Globalization;

namespace Wirefix.Labels.Reporting;

/// <summary>Prints outcomes as tables: how often the right file and the right member is first, among three, among five.</summary>
public static class LabelReport
{
    private static readonly int[] Depths = [1, 3, 5];

    /// <summary>One table for each part of the questions, one row for each way to answer.</summary>
    public static void Write(IReadOnlyCollection<Outcome> outcomes, TextWriter output)
    {
        Table("All questions", outcomes, output);
        foreach (var codeBase in outcomes.GroupBy(outcome => outcome.CodeBase))
            Table(codeBase.Key, [.. codeBase], output);
        Table("Hard questions", [.. outcomes.Where(outcome => outcome.Question.Hard)], output);
        Table("Improved on", [.. outcomes.Where(outcome => !outcome.Question.IsHeldOut)], output);
        Table("Held out", [.. outcomes.Where(outcome => outcome.Question.IsHeldOut)], output);
    }

    private static void Table(string title, IReadOnlyCollection<Outcome> outcomes, TextWriter output)
    {
        var ways = outcomes.GroupBy(outcome => outcome.Ranker).ToArray();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title} ({ways.Max(way => way.Count())})\n"));
        output.WriteLine("| way | file top-1 | top-3 | top-5 | member top-1 | top-3 | top-5 |\n|---|---|---|---|---|---|---|");
        foreach (var way in ways)
        {
            var cells = Cells(way, outcome => outcome.FileRank).Concat(Cells(way, outcome => outcome.MemberRank));
            output.WriteLine($"| {way.Key} | {string.Join(" | ", cells)} |");
        }

        output.WriteLine();
    }

    private static IEnumerable<string> Cells(IEnumerable<Outcome> outcomes, Func<Outcome, int?> rank) =>
        Depths.Select(depth => Cell(new Share(outcomes.Count(outcome => rank(outcome) <= depth), outcomes.Count())));

    private static string Cell(Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * share.Value:0} % ({100 * share.Interval.Low:0}–{100 * share.Interval.High:0})");
}
