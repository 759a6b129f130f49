using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>How the code of a compilation reads a type from JSON.</summary>
/// <param name="Reading">How it is read, as far as that is the same everywhere.</param>
/// <param name="Direction">From which calls; null where that is not known, or from both.</param>
internal sealed record TypeUse(JsonReading Reading, FactDirection? Direction)
{
    /// <summary>The endpoints that the code names where it reads the type itself.</summary>
    public ImmutableHashSet<Anchor> Anchors { get; init; } = [];

    /// <summary>The members of other types that hold it.</summary>
    public ImmutableHashSet<Holding> Holdings { get; init; } = [];

    /// <summary>What holds for both uses.</summary>
    public TypeUse And(TypeUse other) => new(Reading.And(other.Reading), Direction == other.Direction ? Direction : null)
    {
        Anchors = Anchors.Union(other.Anchors),
        Holdings = Holdings.Union(other.Holdings),
    };

    /// <summary>Whether the same is known.</summary>
    public bool SaysAs(TypeUse other) => Reading == other.Reading && Direction == other.Direction
        && Anchors.Count == other.Anchors.Count && Holdings.Count == other.Holdings.Count;
}
