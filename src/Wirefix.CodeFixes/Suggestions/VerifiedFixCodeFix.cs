using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers;
using Wirefix.Analyzers.Suggestions;
using Wirefix.CodeFixes.Editing;
using Wirefix.Facts.Suggestions;

namespace Wirefix.CodeFixes.Suggestions;

/// <summary>
/// Fixes WIRE9001: puts the text that was verified in the place of the member. Comments above it stay. Nothing is offered where the result
/// would not compile cleanly.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VerifiedFixCodeFix)), Shared]
public sealed class VerifiedFixCodeFix : DocumentFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.VerifiedFixId];

    private protected override async Task<FixedDocument?> FixAsync(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
            return null;

        var known = SuggestionFiles.Of(document.Project.AnalyzerOptions, cancellationToken).ToImmutableArray();
        var clean = await CleanChanges<(MemberDeclarationSyntax Member, VerifiedFix Fix)>.TakeAsync(
            document,
            diagnostics.Select(diagnostic => FixAt(root, diagnostic.Location.SourceSpan, model, known))
                .OfType<(MemberDeclarationSyntax Member, VerifiedFix Fix)>(),
            fixes => document.WithText(text.WithChanges(Changes(fixes, text))),
            cancellationToken).ConfigureAwait(false);
        return clean.Taken.IsEmpty ? null : new FixedDocument(clean.Document, "Apply the verified fix");
    }

    private static IEnumerable<TextChange> Changes(ImmutableArray<(MemberDeclarationSyntax Member, VerifiedFix Fix)> fixes, SourceText text)
    {
        var needed = fixes.SelectMany(each => each.Fix.Usings
            .Where(space => !UsingEdit.Imports(each.Member, space)).Select(space => ((SyntaxNode)each.Member, space)));
        return UsingEdit.For(text, needed).Concat(fixes.Select(each => Replacement(each.Member, each.Fix, text)))
            .OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End);
    }

    private static (MemberDeclarationSyntax Member, VerifiedFix Fix)? FixAt(
        SyntaxNode root, TextSpan span, SemanticModel model, ImmutableArray<VerifiedFix> known) =>
        root.FullSpan.Contains(span) && root.FindNode(span).FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && model.GetDeclaredSymbol(member) is { } symbol && VerifiedFixAtHand.FixOf(member, symbol, known) is { } fix
            ? (member, fix)
            : null;

    private static TextChange Replacement(MemberDeclarationSyntax member, VerifiedFix fix, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(member.SpanStart);
        var above = text.ToString(TextSpan.FromBounds(line.Start, member.SpanStart));
        var indentation = string.IsNullOrWhiteSpace(above) ? above : "";
        var lines = fix.Lines.Select((each, index) => index == 0 ? each.Text : each.At(indentation));
        return new TextChange(member.Span, string.Join(text.LineBreak(), lines));
    }
}
