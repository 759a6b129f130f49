using System.Globalization;
using System.Text.RegularExpressions;

namespace Samples.Proving.Page;

/// <summary>A row of the page's table.</summary>
/// <param name="Name">The sample's name.</param>
/// <param name="Cells">The cells behind it: fault, finding, metric, outcome, rule, repaired, as it is, seconds.</param>
public sealed partial record ProofRow(string Name, IReadOnlyList<string> Cells)
{
    /// <summary>The words for a replay in which nothing differs.</summary>
    public const string AsRecorded = "as recorded";

    private const int OutcomeCell = 3;
    private const int RepairedCell = 5;
    private const int FaultyCell = 6;
    private const int SecondsCell = 7;
    private const int CellCount = 8;

    /// <summary>The exit code that stands behind the outcome.</summary>
    public int ExitCode => Number(Cells[OutcomeCell], Code());

    /// <summary>Whether the repaired code answers as it was recorded.</summary>
    public bool IsRepaired => Cells[RepairedCell] == AsRecorded;

    /// <summary>Whether the faulty code answered otherwise each time.</summary>
    public bool AlwaysDiffers => Share().Match(Cells[FaultyCell]) is { Success: true } share && share.Groups[1].Value == share.Groups[2].Value;

    /// <summary>How long the fix took.</summary>
    public int Seconds => int.Parse(Cells[SecondsCell], CultureInfo.InvariantCulture);

    /// <summary>The row that tells a proof.</summary>
    public static ProofRow Of(Proof proof) => new(
        proof.Sample.Name,
        [
            proof.Sample.Fault,
            proof.Fix.Finding,
            proof.Fix.Metric,
            $"{proof.Fix.Outcome} ({proof.Fix.ExitCode})",
            proof.Fix.Rule,
            proof.Repaired.IsAsRecorded ? AsRecorded : proof.Repaired.Differs ? "differs" : "not replayed",
            $"differs {proof.Differing} of {proof.Faulty.Count}",
            proof.Fix.Seconds.ToString("0", CultureInfo.InvariantCulture),
        ]);

    /// <summary>The row of a line; null where it is none.</summary>
    public static ProofRow? Parse(string line)
    {
        var name = Link().Match(line);
        string[] cells = [.. line.Trim('|').Split('|').Skip(1).Select(cell => cell.Trim())];
        return name.Success && cells.Length == CellCount ? new ProofRow(name.Groups[1].Value, cells) : null;
    }

    /// <summary>The line.</summary>
    public override string ToString() => $"| [{Name}]({Name}) | {string.Join(" | ", Cells)} |";

    private static int Number(string cell, Regex number) => int.Parse(number.Match(cell).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| \[(\w+)\]")]
    private static partial Regex Link();

    [GeneratedRegex(@"\((\d+)\)")]
    private static partial Regex Code();

    [GeneratedRegex(@"(\d+) of (\d+)")]
    private static partial Regex Share();
}
