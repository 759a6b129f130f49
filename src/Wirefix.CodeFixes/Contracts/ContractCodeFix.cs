using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Contracts;

/// <summary>The base of the fixes that change what a type says about the wire: each diagnostic is mended by a few changes of one text.</summary>
public abstract class ContractCodeFix : DocumentFix
{
    /// <summary>The change for a diagnostic; null where there is no safe one.</summary>
    private protected abstract Task<ContractEdit?> EditAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    private protected sealed override async Task<FixedDocument?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var edits = new List<ContractEdit>();
        foreach (var diagnostic in diagnostics)
        {
            if (await EditAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is { } edit
                && await IsCleanAsync(document, edit, cancellationToken).ConfigureAwait(false))
            {
                edits.Add(edit);
            }
        }

        return edits.Count == 0
            ? null
            : new FixedDocument(await ApplyAsync(document, edits, cancellationToken).ConfigureAwait(false), edits[0].Title);
    }

    private static async Task<bool> IsCleanAsync(Document document, ContractEdit edit, CancellationToken cancellationToken)
    {
        var changed = await ApplyAsync(document, [edit], cancellationToken).ConfigureAwait(false);
        return await UsesCheck.IsCleanAsync(document, changed, edit, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Document> ApplyAsync(Document document, IReadOnlyCollection<ContractEdit> edits, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var usings = UsingEdit.For(text, edits.Where(edit => edit.Namespace is not null)
            .Select(edit => (root!.FindToken(edit.Changes[0].Span.Start).Parent!, edit.Namespace!)));
        return document.WithText(text.WithChanges(usings.Concat(Apart(edits)).OrderBy(change => change.Span.Start)));
    }

    // Where two diagnostics ask for the same place, the first is mended; the next run sees what is left.
    private static List<TextChange> Apart(IEnumerable<ContractEdit> edits)
    {
        var changes = new List<TextChange>();
        foreach (var edit in edits)
        {
            if (!edit.Changes.Any(change => changes.Exists(other => IsOfOnePlace(change, other))))
                changes.AddRange(edit.Changes);
        }

        return changes;
    }

    private static bool IsOfOnePlace(TextChange one, TextChange other) =>
        one == other || (one.Span.Length + other.Span.Length > 0 && one.Span.OverlapsWith(other.Span));
}
