using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Framing;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.CodeFixes.Framing;

namespace Wirefix.CodeFixes;

/// <summary>
/// Fixes WIRE4003 where one way is right: a pipe is told what was examined, a read goes on until what is parsed is there.
/// Memory that is used after it was given back, and parts of messages, need a decision; nothing is offered there.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BufferContractCodeFix)), Shared]
public sealed class BufferContractCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.BufferContractId];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var changed = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (changed != context.Document)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title(diagnostic), _ => Task.FromResult(changed), nameof(BufferContractCodeFix)), diagnostic);
            }
        }
    }

    private static string Title(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(PipeAdvance.ArgumentsProperty)
        ? "Tell the pipe that all of the buffer was examined"
        : "Read until the bytes that are parsed are there";

    private static async Task<Document> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null)
            return document;

        // The changes of one diagnostic never touch those of another: each call and each count has its own.
        var changes = diagnostics.SelectMany(diagnostic => BufferEdits.For(diagnostic, root))
            .OrderBy(change => change.Span.Start).ToArray();
        if (changes.Length == 0)
            return document;

        var changed = document.WithText(text.WithChanges(changes));
        return await CompileCheck.IsCleanAsync(document, changed, cancellationToken).ConfigureAwait(false) ? changed : document;
    }
}
