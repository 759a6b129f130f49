using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Wirefix.CodeFixes;

/// <summary>
/// The base of the fixes that change the reported document alone. The change is made before it is offered, so that only what can be had is
/// offered; all places of a document are fixed by the same code as one.
/// </summary>
public abstract class DocumentFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        ImmutableArray<Diagnostic> wanted = [.. diagnostics.Select(diagnostic => WantedAt(diagnostic, context)).OfType<Diagnostic>()];
        return (await FixAsync(document, wanted, context.CancellationToken).ConfigureAwait(false))?.Document ?? document;
    });

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var usual = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            Offer(usual, KeyAt(diagnostic));
            if (AlternativeTo(diagnostic) is not { } alternative)
                continue;
            var other = await FixAsync(context.Document, [alternative], context.CancellationToken).ConfigureAwait(false);
            Offer(other?.Title == usual?.Title ? null : other, AlternativeKeyAt(alternative));

            void Offer(FixedDocument? changed, string key)
            {
                if (changed is not null)
                    context.RegisterCodeFix(CodeAction.Create(changed.Title, _ => Task.FromResult(changed.Document), key), diagnostic);
            }
        }
    }

    /// <summary>The document with every place fixed that can be fixed safely; null where there is none.</summary>
    private protected abstract Task<FixedDocument?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken);

    /// <summary>What is the same at places that are fixed together.</summary>
    private protected virtual string KeyAt(Diagnostic diagnostic) => GetType().Name;

    /// <summary>The diagnostic that asks for what may be done instead at the same place; null where there is one way only.</summary>
    private protected virtual Diagnostic? AlternativeTo(Diagnostic diagnostic) => null;

    private string AlternativeKeyAt(Diagnostic alternative) => $"{KeyAt(alternative)} (instead)";

    private Diagnostic? WantedAt(Diagnostic diagnostic, FixAllContext context)
    {
        if (context.IsFor(KeyAt(diagnostic)))
            return diagnostic;
        return AlternativeTo(diagnostic) is { } alternative && context.IsFor(AlternativeKeyAt(alternative)) ? alternative : null;
    }
}
