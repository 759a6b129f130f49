using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Framing;

namespace Wirefix.CodeFixes.Framing;

/// <summary>The text changes that put one use of a buffer right; none where it cannot be done safely.</summary>
internal static class BufferEdits
{
    /// <summary>The changes for a WIRE4003 diagnostic of this tree.</summary>
    public static ImmutableArray<TextChange> For(Diagnostic diagnostic, SyntaxNode root)
    {
        if (Find(root, diagnostic.Location)?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
            return [];

        if (diagnostic.Properties.TryGetValue(PipeAdvance.ArgumentsProperty, out var arguments) && arguments is not null)
            return [new TextChange(call.ArgumentList.Span, arguments)];

        return diagnostic.Properties.TryGetValue(PartialRead.NeededProperty, out var needed) && needed is not null
            ? AtLeast(call, needed, diagnostic.AdditionalLocations.Select(location => Find(root, location)))
            : [];
    }

    private static SyntaxNode? Find(SyntaxNode root, Location location) =>
        root.FullSpan.Contains(location.SourceSpan) ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) : null;

    /// <summary>Reads on until the bytes are there or the stream ends; a count below them is the end, as none was before.</summary>
    private static ImmutableArray<TextChange> AtLeast(InvocationExpressionSyntax call, string needed, IEnumerable<SyntaxNode?> comparisons)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: { } name }
            || call.ArgumentList.Arguments.FirstOrDefault() is not { } buffer)
        {
            return [];
        }

        var changes = new List<TextChange>
        {
            new(name.Span, name.Identifier.ValueText == "Read" ? "ReadAtLeast" : "ReadAtLeastAsync"),
            new(new TextSpan(buffer.Span.End, 0), $", {needed}, throwOnEndOfStream: false"),
        };
        foreach (var comparison in comparisons)
        {
            if (comparison is not BinaryExpressionSyntax { OperatorToken: { } sign, Right: { } right })
                return [];

            var isNone = sign.Kind() is SyntaxKind.EqualsEqualsToken or SyntaxKind.LessThanToken or SyntaxKind.LessThanEqualsToken;
            changes.Add(new TextChange(sign.Span, isNone ? "<" : ">="));
            changes.Add(new TextChange(right.Span, needed));
        }

        return [.. changes];
    }
}
