using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes;

/// <summary>
/// The base of the fixes that change a few spans of text at each reported place. Each place is tried by itself: where the result does
/// not compile as cleanly as the code before, or would touch what another place has changed, it is left as it is.
/// </summary>
public abstract class TextFixProvider : DocumentFix
{
    /// <summary>What the lightbulb says at a place; places with one title are fixed together.</summary>
    protected abstract string TitleAt(Diagnostic diagnostic);

    /// <summary>The changes that fix one place; none where that is not safe.</summary>
    private protected abstract ImmutableArray<TextChange> Changes(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model);

    private protected sealed override async Task<FixedDocument?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return null;

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

        var changed = taken.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End).ToArray();
        return changed.Length == 0 ? null : new FixedDocument(document.WithText(text.WithChanges(changed)), TitleAt(diagnostics[0]));
    }

    private protected sealed override string KeyAt(Diagnostic diagnostic) => $"{GetType().Name}: {TitleAt(diagnostic)}";
}
