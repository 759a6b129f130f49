using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Races;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Races;

/// <summary>
/// Fixes WIRE1003: the version that was read goes along with the write, where the wire showed that there is one; else one update
/// runs at a time, which is offered beside the version, too. Nothing is offered where the code between read and write cannot be held together.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LostUpdateCodeFix)), Shared]
public sealed class LostUpdateCodeFix : DocumentFix
{
    private const string VersionTitle = "Write only if nobody else did (If-Match)";
    private const string LockTitle = "Let one update run at a time";

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

        // All go together, as they may share a lock.
        UpdateEdits EditsOf(IEnumerable<Diagnostic> updates)
        {
            var edits = new UpdateEdits(root, text, model);
            foreach (var update in updates)
                edits.Add(update);
            return edits;
        }

        var clean = await CleanChanges<Diagnostic>.TakeAsync(
            document,
            diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
            updates => EditsOf(updates).Changes is { IsEmpty: false } changes ? document.WithText(text.WithChanges(changes)) : document,
            cancellationToken).ConfigureAwait(false);
        return clean.Taken.IsEmpty
            ? null
            : new FixedDocument(
                clean.Document, EditsOf(clean.Taken).SendsVersion ? VersionTitle : LockTitle);
    }

    // As where the wire showed no version.
    private protected override Diagnostic? AlternativeTo(Diagnostic update) => Diagnostic.Create(
        update.Descriptor, update.Location, update.AdditionalLocations, update.Properties.Remove(HttpUpdate.AnswerProperty));
}
