using System.Collections.Immutable;

namespace Wirefix.Agent.Context;

/// <summary>A part of a context pack that is kept or cut as a whole.</summary>
/// <param name="Section">What it belongs to.</param>
/// <param name="Title">What it is.</param>
/// <param name="Blocks">What it holds.</param>
public sealed record ContextPart(ContextSection Section, string Title, ImmutableArray<ContextBlock> Blocks)
{
    /// <summary>How many tokens it takes as Markdown.</summary>
    public int Tokens => TokenCount.Of(ContextMarkdown.Of(this));
}
