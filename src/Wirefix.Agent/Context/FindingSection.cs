using System.Collections.Immutable;
using System.Globalization;

namespace Wirefix.Agent.Context;

/// <summary>The finding with its proof, and what became of it in a run.</summary>
internal static class FindingSection
{
    /// <summary>The parts.</summary>
    public static ImmutableArray<ContextPart> Of(ContextSource source)
    {
        if (source.Finding is not { } finding)
            return [new(ContextSection.Finding, "Finding", [new("text", "The capture shows no fault.")])];
        string[] lines =
        [
            finding.Title, .. finding.Proof, .. finding.Notes,
            string.Create(CultureInfo.InvariantCulture, $"Score {finding.Score:0.00}: {finding.ScoreMeaning}."),
            $"Refuted if {finding.RefutedBy}",
        ];
        var part = new ContextPart(ContextSection.Finding, "Finding", [ContextText.Block(lines)]);
        return source.Tried.IsEmpty ? [part] : [part, new(ContextSection.Finding, "What was tried", [ContextText.Block(source.Tried)])];
    }
}
