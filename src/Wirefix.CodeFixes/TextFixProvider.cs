using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes;

/// <summary>
/// The base of the fixes that change a few spans of text at each reported place. Each place is tried by itself: where the result does
/// not compile as cleanly as the code before, or would touch what another place has changed, it is left as it is.
/// </summary>
public abstract class TextFixProvider : CodeFixProvider
{
    /// <summary>What the lightbulb says at a place; places with one title are fixed together.</summary>
    protected abstract string TitleAt(Diagnostic diagnostic);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAsync(document, [.. diagnostics.Where(diagnostic => KeyAt(diagnostic) == context.CodeActionEquivalenceKey)], context.CancellationToken)
            .ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var changed = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (changed != context.Document)
                context.RegisterCodeFix(CodeAction.Create(TitleAt(diagnostic), _ => Task.FromResult(changed), KeyAt(diagnostic)), diagnostic);
        }
    }

    /// <summary>The changes that fix one place; none where that is not safe.</summary>
    private protected abstract ImmutableArray<TextChange> Changes(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model);

    /// <summary>The document with every place fixed that can be fixed safely; the same instance where there is none.</summary>
    private async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return document;

        var taken = new List<TextChange>();
        foreach (var diagnostic in diagnostics.Where(diagnostic => root.FullSpan.Contains(diagnostic.Location.SourceSpan)))
        {
            // Two places may need one and the same change: what a value is escaped by, say.
            var changes = Changes(diagnostic, root, text, model).Where(change => !taken.Contains(change)).ToArray();
            if (changes.Length == 0 || changes.Any(change => taken.Any(other => other.Span.OverlapsWith(change.Span))))
                continue;
            if (await CompileCheck.IsCleanAsync(document, document.WithText(text.WithChanges(changes)), cancellationToken).ConfigureAwait(false))
                taken.AddRange(changes);
        }

        return taken.Count == 0 ? document : document.WithText(text.WithChanges(taken.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End)));
    }

    private string KeyAt(Diagnostic diagnostic) => $"{GetType().Name}: {TitleAt(diagnostic)}";
}
