using System.Collections.Immutable;

namespace Wirefix.Agent.Context;

/// <summary>What could not be read or loaded.</summary>
internal static class NotesSection
{
    private const int MostNotes = 10;

    /// <summary>The part; none where everything was read.</summary>
    public static ImmutableArray<ContextPart> Of(ContextSource source) => source.Notes.IsEmpty
        ? []
        : [new(ContextSection.Notes, "Not read", [ContextText.Block(source.Notes.Take(MostNotes))])];
}
