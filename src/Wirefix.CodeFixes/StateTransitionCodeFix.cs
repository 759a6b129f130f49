using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.CodeFixes.States;

namespace Wirefix.CodeFixes;

/// <summary>
/// Fixes WIRE5001 where a write does not look at the current state: it is refused, as its siblings refuse, in the states that they or
/// the wire never leave so. Nothing is offered where these states or the refusal cannot be told.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StateTransitionCodeFix)), Shared]
public sealed class StateTransitionCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.StateTransitionId];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var guarded = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (guarded == context.Document)
                continue;

            const string title = "Look at the current state first";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(guarded), nameof(StateTransitionCodeFix)), diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            var guard = GuardEdit.For(diagnostic, root!, text);
            var guarded = document.WithText(text.WithChanges(guard));
            if (!guard.IsEmpty && await CompileCheck.IsCleanAsync(document, guarded, cancellationToken).ConfigureAwait(false))
                changes.AddRange(guard);
        }

        return changes.Count == 0 ? document : document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }
}
