using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Context;

/// <summary>The finding with its proof, and what became of it in a run.</summary>
internal static class FindingSection
{
    /// <summary>The parts.</summary>
    public static ImmutableArray<ContextPart> Of(ContextSource source)
    {
        if (source.Finding is not { } finding)
            return [new(ContextSection.Finding, "Finding", [new("text", "The capture shows no fault.")])];
        var part = new ContextPart(ContextSection.Finding, "Finding", [ContextText.Block(Lines(finding))]);
        return source.Tried.IsEmpty ? [part] : [part, new(ContextSection.Finding, "What was tried", [ContextText.Block(source.Tried)])];
    }

    /// <summary>A finding, line by line.</summary>
    public static IEnumerable<string> Lines(Finding finding) =>
    [
        finding.Title, .. finding.Proof, .. finding.Notes,
        string.Create(CultureInfo.InvariantCulture, $"Score {finding.Score:0.00}: {finding.ScoreMeaning}."),
        $"Refuted if {finding.RefutedBy}",
    ];
}
