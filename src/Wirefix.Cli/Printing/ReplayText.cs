using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Replay.Comparing;
using Wirefix.Traffic;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix replay</c> prints for people.</summary>
internal static class ReplayText
{
    private const int MostAnswers = 20;
    private const int MostPlaces = 6;
    private const int LongestValue = 80;

    /// <summary>The outcome first, then each request and call that differs with the places in which it does.</summary>
    public static string Write(ReplayComparison comparison)
    {
        var document = new TextDocument().Line(Heading(comparison));
        if (!comparison.Services.IsEmpty)
            document.Line($"Up together: {string.Join(", ", comparison.Services)}.");
        document.Line();
        Write(document, comparison.Differing, answer => Write(document, answer.Request, answer.Source, answer.Differences));
        Write(document, comparison.DifferingCalls, call => Write(document, $"{call.Call}, answered by {call.To}", call.Source, call.Differences));
        Write(document, "Call", [.. comparison.Calls.Select(call => $"{call.Endpoint}, {call.Place}: expected {call.Expected}, found {call.Found}")]);
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
        var asked = Quantity.Of(comparison.Requests, "request");
        var inner = comparison.InnerCalls == 0 ? "" : $" with {Quantity.Of(comparison.InnerCalls, "call")} between services";
        if (comparison.IsAsRecorded)
            return $"As recorded: {asked} replayed{inner}.";
        var between = comparison.InnerCalls == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture, $"{comparison.DifferingCalls.Length} of {Quantity.Of(comparison.InnerCalls, "call")} between services otherwise, ");
        return string.Create(CultureInfo.InvariantCulture, $"Differs: {comparison.Differing.Length} of {asked} answered otherwise, ") + between
            + string.Create(CultureInfo.InvariantCulture, $"{Quantity.Of(comparison.Unrecorded.Length, "call")} not recorded, {comparison.NotMade.Length} not made")
            + (comparison.Calls.IsEmpty ? "." : string.Create(CultureInfo.InvariantCulture, $", {comparison.Calls.Length} made otherwise."));
    }

    private static void Write<T>(TextDocument document, ImmutableArray<T> differing, Action<T> write)
    {
        foreach (var each in differing.Take(MostAnswers))
            write(each);
        if (differing.Length > MostAnswers)
            document.Line(string.Create(CultureInfo.InvariantCulture, $"… and {differing.Length - MostAnswers} more; --json lists them")).Line();
    }

    private static void Write(TextDocument document, string what, string source, ImmutableArray<Difference> differences)
    {
        document.Line(what).Line($"  {source}");
        foreach (var difference in differences.Take(MostPlaces))
            document.Line($"  {difference.Place}: expected {Shown(difference.Expected)}, found {Shown(difference.Found)}");
        if (differences.Length > MostPlaces)
            document.Line(string.Create(CultureInfo.InvariantCulture, $"  … and {differences.Length - MostPlaces} more"));
        document.Line();
    }

    private static void Write(TextDocument document, string heading, ImmutableArray<string> lines)
    {
        foreach (var line in lines.Take(MostAnswers))
            document.Line($"{heading}: {line}");
        if (lines.Length > MostAnswers)
            document.Line(string.Create(CultureInfo.InvariantCulture, $"{heading}: … and {lines.Length - MostAnswers} more; --json lists them"));
    }

    private static string Shown(string? value) => value switch
    {
        null => "nothing",
        { Length: > LongestValue } => value[..LongestValue] + "…",
        _ => value,
    };
}
