using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Framing;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.CodeFixes.Framing;

namespace Wirefix.CodeFixes;

/// <summary>
/// Fixes WIRE4002 where code reads: lets the framework parse a content type for its boundary, and takes the encoded file name first.
/// What writes by hand is left to people, because the request would be put together in another way.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandMadeMultipartCodeFix)), Shared]
public sealed class HandMadeMultipartCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.HandMadeMultipartId];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await FixAsync(document, [.. diagnostics.Where(diagnostic => KeyOf(diagnostic) == context.CodeActionEquivalenceKey)], context.CancellationToken)
            .ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var mended = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (mended == context.Document)
                continue;

            var title = FaultOf(diagnostic) == MultipartFault.FileNameOnly ? "Take the encoded file name first" : "Let the framework parse the content type";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(mended), KeyOf(diagnostic)), diagnostic);
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return document;

        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics)
        {
            if (MultipartEdit.Of(root, diagnostic.Location.SourceSpan, FaultOf(diagnostic), model) is not { } edit || changes.Any(change => change.Span.OverlapsWith(edit.Span)))
                continue;
            if (await CompileCheck.IsCleanAsync(document, document.WithText(text.WithChanges(edit)), cancellationToken).ConfigureAwait(false))
                changes.Add(edit);
        }

        return changes.Count == 0 ? document : document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static MultipartFault? FaultOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(HandMadeMultipart.FaultProperty, out var name) && Enum.TryParse<MultipartFault>(name, out var fault) ? fault : null;

    private static string KeyOf(Diagnostic diagnostic) => $"{nameof(HandMadeMultipartCodeFix)}.{FaultOf(diagnostic)}";
}
