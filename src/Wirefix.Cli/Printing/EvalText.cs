using System.Globalization;
using System.Text;
using Wirefix.Agent.Evaluating;

namespace Wirefix.Cli.Printing;

/// <summary>An evaluation as Markdown.</summary>
internal static class EvalText
{
    private const string None = "–";

    /// <summary>The tables, and what could not be run.</summary>
    public static string Write(EvalSummary summary)
    {
        var text = new StringBuilder();
        text.Append("| agent | shown | runs | passed | 95 % | confirmed | false | wrong service | rescued | hurt | tokens | cost | seconds |\n")
            .Append("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in summary.Conditions)
        {
            Line(
                text, row.Agent, row.Include, Number(row.Passed.Of), Percent(row.Passed.Value), Interval(row.Passed), Percent(row.Confirmed.Value),
                Number(row.FalselyConfirmed), Percent(row.WrongService.Value), Number(row.Rescued), Number(row.Hurt), Number(row.Tokens), Cost(row.Cost), Number(row.Seconds));
        }

        text.Append("\n| fault | agent | shown | runs | passed | 95 % | wrong service |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in summary.Classes)
        {
            Line(
                text, row.FaultClass!, row.Agent, row.Include, Number(row.Passed.Of), Percent(row.Passed.Value), Interval(row.Passed),
                Percent(row.WrongService.Value));
        }

        foreach (var failure in summary.NotRun)
            text.Append(CultureInfo.InvariantCulture, $"\nNot run: {failure}\n");
        return text.ToString();
    }

    private static void Line(StringBuilder text, params string[] cells) => text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    private static string Interval(Share share) => string.Create(CultureInfo.InvariantCulture, $"{share.Lower * 100:0}–{share.Upper * 100:0} %");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static string Number(double? number) => number is { } value ? value.ToString("0", CultureInfo.InvariantCulture) : None;

    private static string Cost(decimal? cost) => cost is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : None;
}
