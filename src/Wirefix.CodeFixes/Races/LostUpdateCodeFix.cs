using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>
/// Fixes WIRE1003: the version that was read goes along with the write, where the wire showed that there is one; else one update
/// runs at a time. Nothing is offered where the code between read and write cannot be held together.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LostUpdateCodeFix)), Shared]
public sealed class LostUpdateCodeFix : DocumentFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.LostUpdateId];

    private protected override async Task<FixedDocument?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return null;

        var (result, taken) = ((FixedDocument?)null, ImmutableArray<Diagnostic>.Empty);
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            // All that are taken go together, as they may share a lock; one that does not compile is left as it is.
            var edits = new UpdateEdits(root, text, model);
            foreach (var each in taken.Add(diagnostic))
                edits.Add(each);
            var changed = document.WithText(text.WithChanges(edits.Changes));
            if (edits.Changes.IsEmpty || !await CompileCheck.IsCleanAsync(document, changed, cancellationToken).ConfigureAwait(false))
                continue;

            var title = edits.SendsVersion ? "Write only if nobody else did (If-Match)" : "Let one update run at a time";
            (result, taken) = (new FixedDocument(changed, title), taken.Add(diagnostic));
        }

        return result;
    }
}
