using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Encoding;
using Wirefix.CodeFixes.Concurrency;
using Wirefix.CodeFixes.Encoding;

namespace Wirefix.CodeFixes;

/// <summary>
/// Fixes WIRE3001: escapes a value once, with <see cref="Uri.EscapeDataString(string)"/>, or takes the call away that escapes or
/// decodes once too often. Nothing is offered where the result would not compile cleanly.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UrlEscapingCodeFix)), Shared]
public sealed class UrlEscapingCodeFix : CodeFixProvider
{
    private static readonly IReadOnlyDictionary<UrlFault, string> Titles = new Dictionary<UrlFault, string>
    {
        [UrlFault.Unescaped] = "Escape the value",
        [UrlFault.FormEscaped] = "Escape as a path is escaped",
        [UrlFault.EscapedTwice] = "Escape once",
        [UrlFault.EscapedBefore] = "Leave the escaping to the builder",
        [UrlFault.DecodedTwice] = "Decode once",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.UrlEscapingId];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await FixAsync(document, [.. diagnostics.Where(diagnostic => KeyOf(diagnostic) == context.CodeActionEquivalenceKey)], context.CancellationToken)
            .ConfigureAwait(false));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FaultOf(diagnostic) is not { } fault)
                continue;

            var mended = await FixAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false);
            if (mended != context.Document)
                context.RegisterCodeFix(CodeAction.Create(Titles[fault], _ => Task.FromResult(mended), KeyOf(diagnostic)), diagnostic);
        }
    }

    /// <summary>The document with every fault mended that can be mended safely; the same instance where there is none.</summary>
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
            if (FaultOf(diagnostic) is not { } fault || UrlEdit.Of(root, diagnostic.Location.SourceSpan, fault, model) is not { IsEmpty: false } edit)
                continue;
            if (await CompileCheck.IsCleanAsync(document, document.WithText(text.WithChanges(edit)), cancellationToken).ConfigureAwait(false))
                changes.AddRange(edit);
        }

        return changes.Count == 0 ? document : document.WithText(text.WithChanges(changes.Distinct().OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End)));
    }

    private static UrlFault? FaultOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(UrlEscaping.FixableProperty, out var fixable) && fixable is not null
        && diagnostic.Properties.TryGetValue(UrlEscaping.FaultProperty, out var name) && Enum.TryParse<UrlFault>(name, out var fault)
            ? fault
            : null;

    private static string KeyOf(Diagnostic diagnostic) => $"{nameof(UrlEscapingCodeFix)}.{FaultOf(diagnostic)}";
}
