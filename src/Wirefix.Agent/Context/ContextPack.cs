using System.Collections.Immutable;

namespace Wirefix.Agent.Context;

/// <summary>What somebody needs to go on from a capture, and no more than a budget allows. What the same files give is the same, byte for byte.</summary>
/// <param name="Solution">The name of the solution's file or folder.</param>
/// <param name="Budget">How many tokens the whole may take as Markdown.</param>
/// <param name="Parts">What was kept, best first.</param>
/// <param name="Cut">What was not, in the same order.</param>
public sealed record ContextPack(string Solution, int Budget, ImmutableArray<ContextPart> Parts, ImmutableArray<ContextCut> Cut)
{
    /// <summary>The version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>How many tokens the whole takes as Markdown.</summary>
    public int Tokens => TokenCount.Of(ContextMarkdown.Of(this));
}
