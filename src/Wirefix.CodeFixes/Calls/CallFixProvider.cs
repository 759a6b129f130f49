using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Calls;

/// <summary>
/// The base of the fixes that rewrite a reported call. Several in one document are fixed one after the other, each on the result
/// of those before; a result that does not compile as cleanly as the code before is not offered.
/// </summary>
public abstract class CallFixProvider : DocumentFix
{
    /// <summary>What the lightbulb says.</summary>
    protected abstract string Title { get; }

    /// <summary>
    /// The root with the call fixed; null where that is not safe. New code carries the formatter's and the simplifier's annotation.
    /// </summary>
    private protected abstract SyntaxNode? Fix(
        SyntaxNode root, InvocationExpressionSyntax call, SemanticModel model, ImmutableDictionary<string, string?> properties);

    private protected sealed override async Task<FixedDocument?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var calls = new List<(InvocationExpressionSyntax Call, SyntaxAnnotation Mark, ImmutableDictionary<string, string?> Properties)>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (root is not null && CallAt(root, diagnostic) is { } call)
                calls.Add((call, new SyntaxAnnotation(), diagnostic.Properties));
        }

        var marks = calls.ToLookup(found => (SyntaxNode)found.Call, found => found.Mark);
        var marked = document.WithSyntaxRoot(
            root!.ReplaceNodes(marks.Select(mark => mark.Key), (original, current) => current.WithAdditionalAnnotations(marks[original])));
        var result = marked;
        foreach (var (_, mark, properties) in calls)
            result = await FixAsync(result, mark, properties, cancellationToken).ConfigureAwait(false);
        if (result == marked)
            return null;

        // Parsed anew, as a tree that was put together has its white space elsewhere than one that was read.
        return new FixedDocument(document.WithText(await result.GetTextAsync(cancellationToken).ConfigureAwait(false)), Title);
    }

    private async Task<Document> FixAsync(
        Document document, SyntaxAnnotation mark, ImmutableDictionary<string, string?> properties, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root?.GetAnnotatedNodes(mark).FirstOrDefault() is not InvocationExpressionSyntax call || model is null
            || Fix(root, call, model, properties) is not { } changed)
            return document;

        var simplified = await Simplifier.ReduceAsync(
            document.WithSyntaxRoot(changed), Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);
        var formatted = await Formatter.FormatAsync(simplified, Formatter.Annotation, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return await CompileCheck.IsCleanAsync(document, formatted, cancellationToken).ConfigureAwait(false) ? formatted : document;
    }

    private static InvocationExpressionSyntax? CallAt(SyntaxNode root, Diagnostic diagnostic) =>
        root.FullSpan.Contains(diagnostic.Location.SourceSpan)
        ? root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>()
        : null;
}
