using System.Globalization;
using Wirefix.Replay.Comparing;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix replay</c> prints for people.</summary>
internal static class ReplayText
{
    private const int MostAnswers = 20;
    private const int MostPlaces = 6;
    private const int LongestValue = 80;

    /// <summary>The outcome first, then each request that differs with the places in which it does.</summary>
    public static string Write(ReplayComparison comparison)
    {
        var document = new TextDocument().Line(Heading(comparison)).Line();
        foreach (var answer in comparison.Differing.Take(MostAnswers))
            Write(document, answer);
        if (comparison.Differing.Length > MostAnswers)
            document.Line(string.Create(CultureInfo.InvariantCulture, $"… and {comparison.Differing.Length - MostAnswers} more; --json lists them")).Line();
        Write(document, "Call", comparison.Calls.Select(call => $"{call.Endpoint}, {call.Place}: expected {call.Expected}, found {call.Found}"));
        Write(document, "Not recorded", comparison.Unrecorded);
        Write(document, "Not made", comparison.NotMade);
        Write(document, "Escaped", comparison.Escaped);
        Write(document, "Refused", comparison.Refused);
        Write(document, "Noise", comparison.Noise);
        Write(document, "Note", comparison.Notes);
        return document.ToString();
    }

    private static string Heading(ReplayComparison comparison)
    {
        var asked = comparison.Requests == 1 ? "1 request" : string.Create(CultureInfo.InvariantCulture, $"{comparison.Requests} requests");
        if (comparison.IsAsRecorded)
            return $"As recorded: {asked} replayed.";
        return string.Create(CultureInfo.InvariantCulture, $"Differs: {comparison.Differing.Length} of {asked} answered otherwise, ")
            + string.Create(CultureInfo.InvariantCulture, $"{comparison.Unrecorded.Length} calls not recorded, {comparison.NotMade.Length} not made")
            + (comparison.Calls.IsEmpty ? "." : string.Create(CultureInfo.InvariantCulture, $", {comparison.Calls.Length} made otherwise."));
    }

    private static void Write(TextDocument document, DifferingAnswer answer)
    {
        document.Line(answer.Request).Line($"  {answer.Source}");
        foreach (var difference in answer.Differences.Take(MostPlaces))
            document.Line($"  {difference.Place}: expected {Shown(difference.Expected)}, found {Shown(difference.Found)}");
        if (answer.Differences.Length > MostPlaces)
            document.Line(string.Create(CultureInfo.InvariantCulture, $"  … and {answer.Differences.Length - MostPlaces} more"));
        document.Line();
    }

    private static void Write(TextDocument document, string heading, IEnumerable<string> lines)
    {
        foreach (var line in lines.Take(MostAnswers))
            document.Line($"{heading}: {line}");
    }

    private static string Shown(string? value) => value switch
    {
        null => "nothing",
        { Length: > LongestValue } => value[..LongestValue] + "…",
        _ => value,
    };
}
