using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Agent.Proposing;

namespace Wirefix.Agent.Context;

/// <summary>The proposals so far with what the gates said of each, best first: the one that came furthest, of these the latest.</summary>
internal static class AttemptsSection
{
    private const int MostPatchLines = 150;

    /// <summary>A part for each attempt.</summary>
    public static ImmutableArray<ContextPart> Of(ContextSource source) =>
    [
        .. source.Attempts.Select((attempt, index) => (Attempt: attempt, Round: index + 1))
            .OrderByDescending(each => each.Attempt.Gates.Count(gate => gate.Passed))
            .ThenByDescending(each => each.Round)
            .Select(each => Of(each.Attempt, each.Round)),
    ];

    /// <summary>The part of one attempt: what the gates said, then its patch.</summary>
    public static ContextPart Of(Attempt attempt, int round)
    {
        var end = attempt.Gates.FirstOrDefault(gate => !gate.Passed) is { } failed ? $"refused by the gate '{failed.Name}'" : "confirmed; a smaller change would be better";
        var title = string.Create(CultureInfo.InvariantCulture, $"Attempt of round {round}: {end}");
        var said = ContextText.Block([attempt.Proposal.Summary, .. attempt.Gates.Select(gate => gate.ToString())]);
        return new ContextPart(ContextSection.Attempts, title, attempt.Patch.Length == 0 ? [said] : [said, new ContextBlock("diff", Shortened(attempt.Patch))]);
    }

    private static string Shortened(string patch)
    {
        var lines = patch.TrimEnd('\n').Split('\n');
        return lines.Length <= MostPatchLines
            ? patch
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join('\n', lines.Take(MostPatchLines))}\nand {lines.Length - MostPatchLines} more lines");
    }
}
