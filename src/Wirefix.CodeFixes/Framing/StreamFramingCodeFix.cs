using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Calls;

namespace Wirefix.CodeFixes.Framing;

/// <summary>
/// Fixes WIRE4001: the call answers when the headers are there, and text that is split into lines, whole or read by read, is read line
/// by line as it comes. Nothing is offered where other code than the reading would have to change.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StreamFramingCodeFix)), Shared]
public sealed class StreamFramingCodeFix : CallFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.StreamFramingId];

    /// <inheritdoc/>
    protected override string Title => "Read the stream as it comes";

    private protected override SyntaxNode? Fix(
        SyntaxNode root, InvocationExpressionSyntax call, SemanticModel model, ImmutableDictionary<string, string?> properties) =>
            call.Name() switch
            {
                "GetAsync" or "SendAsync" => HeadersFirst.Of(call, model) is { } early && early != call ? root.ReplaceNode(call, early) : null,
                "Split" => new ReadLoop(call, model).Rewritten() is { } reads ? root.ReplaceNode(reads.Old, reads.New) : null,
                "GetStringAsync" => new LineReading(call, model).Rewritten() is { } lines ? root.ReplaceNode(lines.Old, lines.New) : null,
                "ReadAsStringAsync" =>
                    Sending(call, model) is { } sending && HeadersFirst.Of(sending, model) is { } early
                        && new LineReading(call, model).Rewritten() is { } lines
                    ? root.ReplaceNode(lines.Old, WithSending(lines.New, sending, early))
                    : null,
                _ => null,
            };

    /// <summary>The call whose answer is read, where it is declared in the same block.</summary>
    private static InvocationExpressionSyntax? Sending(InvocationExpressionSyntax reading, SemanticModel model)
    {
        var content = (reading.Expression as MemberAccessExpressionSyntax)?.Expression as MemberAccessExpressionSyntax;
        var answer = content?.Expression as IdentifierNameSyntax;
        var declared = answer is null ? null
            : model.GetSymbolInfo(answer).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as VariableDeclaratorSyntax;
        return declared?.FirstAncestorOrSelf<BlockSyntax>() == reading.FirstAncestorOrSelf<BlockSyntax>()
            ? declared?.Initializer?.Value.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .LastOrDefault(call => call.Name() is "GetAsync" or "SendAsync")
            : null;
    }

    private static BlockSyntax WithSending(BlockSyntax block, InvocationExpressionSyntax sending, InvocationExpressionSyntax early) =>
        block.DescendantNodes().OfType<InvocationExpressionSyntax>().FirstOrDefault(call => call.IsEquivalentTo(sending)) is { } same
            ? block.ReplaceNode(same, early)
            : block;
}
