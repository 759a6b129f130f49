using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Races;

/// <summary>A write of what was read before an await.</summary>
/// <param name="Read">The code that reads.</param>
/// <param name="Write">The code that writes, to mark.</param>
/// <param name="Written">The name of what is called or assigned.</param>
internal sealed record LostWrite(SyntaxNode Read, SyntaxNode Write, string Written)
{
    /// <summary>What the wire showed of it, as the end of a sentence; empty where it showed nothing.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>What a fix has to know.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
