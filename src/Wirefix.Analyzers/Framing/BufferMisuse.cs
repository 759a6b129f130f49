using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Analyzers.Framing;

/// <summary>One place that breaks a buffer's contract.</summary>
/// <param name="Place">The code to mark.</param>
/// <param name="Message">What is wrong with it.</param>
internal sealed record BufferMisuse(SyntaxNode Place, string Message)
{
    /// <summary>What a fix has to know; empty where there is no safe one.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Other code that a fix changes.</summary>
    public ImmutableArray<SyntaxNode> Others { get; init; } = [];
}
