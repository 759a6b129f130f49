using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Suggestions;
using Wirefix.Facts.Suggestions;
using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Suggesting;

/// <summary>Says a proposal as a verified fix, which an editor can offer for as long as the member is what it was.</summary>
public static class Suggestion
{
    /// <summary>
    /// The member that the proposal replaces, as it was and as it is in the fork, with the usings that it adds. A proposal of several
    /// members is refused: an editor would offer each alone, and a part of a fix was never verified.
    /// </summary>
    public static async Task<SuggestedFix> OfAsync(Solution before, Solution fork, Proposal proposal, string evidence, CancellationToken cancellationToken)
    {
        if (proposal.Edits.FirstOrDefault(edit => edit is not (ReplaceMember or AddUsing)) is { } other)
            return Refused($"a suggestion can replace a member and add usings, and this fix has another edit ({other.GetType().Name})");
        var replaced = proposal.Edits.OfType<ReplaceMember>().DistinctBy(edit => edit.Symbol).ToArray();
        if (replaced is not [var edit])
            return Refused($"a suggestion replaces one member, and this fix replaces {replaced.Length}");

        var (was, document) = await DeclarationAsync(before, edit.Symbol, cancellationToken).ConfigureAwait(false);
        var (now, _) = await DeclarationAsync(fork, edit.Symbol, cancellationToken).ConfigureAwait(false);
        if (was is null || now is null || document?.Project.FilePath is not { } project)
            return Refused($"'{edit.Symbol}' is not found before and after the fix");
        if (!VerifiedFixAtHand.LooksAt(was) || await IdAsync(document, was, cancellationToken).ConfigureAwait(false) is not { } id)
            return Refused($"'{edit.Symbol}' is no method, property, indexer or constructor, and only those can be suggested");

        var usings = proposal.Edits.OfType<AddUsing>().Select(add => add.Namespace).Distinct(StringComparer.Ordinal).ToArray();
        return new SuggestedFix(new VerifiedFix(id, MemberHash.Of(was), evidence, usings, Lines(now)), Path.GetDirectoryName(project), null);
    }

    private static SuggestedFix Refused(string reason) => new(null, null, reason);

    private static async Task<(SyntaxNode? Declaration, Document? Document)> DeclarationAsync(
        Solution solution, string symbol, CancellationToken cancellationToken)
    {
        var (reference, _) = await SymbolResolver.ResolveAsync(solution, symbol, cancellationToken).ConfigureAwait(false);
        return reference is null
            ? (null, null)
            : (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false), solution.GetDocument(reference.SyntaxTree));
    }

    private static async Task<string?> IdAsync(Document document, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDeclaredSymbol(declaration, cancellationToken)?.GetDocumentationCommentId();
    }

    // What is inside a text literal is its value, and takes no indentation.
    private static FixLine[] Lines(SyntaxNode member)
    {
        var text = member.SyntaxTree.GetText();
        var indentation = Indentation.At(text, member.SpanStart);
        var literals = member.DescendantNodes().Where(node => node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax).ToArray();
        return
        [
            new FixLine(In(text.Lines.GetLineFromPosition(member.SpanStart)), true),
            .. text.Lines.Where(line => member.SpanStart < line.Start && line.Start < member.Span.End).Select(line =>
                literals.Any(literal => literal.SpanStart < line.Start && line.Start < literal.Span.End)
                    ? new FixLine(In(line), false)
                    : FixLine.Behind(In(line), indentation)),
        ];

        string In(TextLine line) => text.ToString(line.Span.Intersection(member.Span) ?? default);
    }
}
