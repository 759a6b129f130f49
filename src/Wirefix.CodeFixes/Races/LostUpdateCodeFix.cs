using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>
/// Fixes WIRE1003: the version that was read goes along with the write, where the wire showed that there is one; else one update
/// runs at a time. Nothing is offered where the code between read and write cannot be held together.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LostUpdateCodeFix)), Shared]
public sealed class LostUpdateCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.LostUpdateId];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        (await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)).Document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var (changed, sendsVersion) = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (changed == context.Document)
                continue;

            var title = sendsVersion ? "Write only if nobody else did (If-Match)" : "Let one update run at a time";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), nameof(LostUpdateCodeFix)), diagnostic);
        }
    }

    private static async Task<(Document Document, bool SendsVersion)> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return (document, false);

        var (result, sendsVersion, taken) = (document, false, ImmutableArray<Diagnostic>.Empty);
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            // All that are taken go together, as they may share a lock; one that does not compile is left as it is.
            var edits = new UpdateEdits(root, text, model);
            foreach (var each in taken.Add(diagnostic))
                edits.Add(each);
            var changed = document.WithText(text.WithChanges(edits.Changes));
            if (edits.Changes.IsEmpty || !await CompileCheck.IsCleanAsync(document, changed, cancellationToken).ConfigureAwait(false))
                continue;

            (result, sendsVersion, taken) = (changed, edits.SendsVersion, taken.Add(diagnostic));
        }

        return (result, sendsVersion);
    }
}
