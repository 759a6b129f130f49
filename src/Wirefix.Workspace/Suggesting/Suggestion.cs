using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Suggestions;
using Wirefix.Facts.Suggestions;
using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace.Suggesting;

/// <summary>Says a proposal as verified fixes, which an editor can offer for as long as the members are what they were.</summary>
public static class Suggestion
{
    /// <summary>The proposal's replaced members, as they were and as they are in the fork, with the usings that it adds.</summary>
    public static async Task<SuggestedFix> OfAsync(Solution before, Solution fork, Proposal proposal, string evidence, CancellationToken cancellationToken)
    {
        if (proposal.Edits.FirstOrDefault(edit => edit is not (ReplaceMember or AddUsing)) is { } other)
            return Refused($"a suggestion can replace members and add usings, and this fix has another edit ({other.GetType().Name})");

        var usings = proposal.Edits.OfType<AddUsing>().Select(edit => edit.Namespace).Distinct(StringComparer.Ordinal).ToArray();
        var fixes = ImmutableArray.CreateBuilder<(string, VerifiedFix)>();
        foreach (var edit in proposal.Edits.OfType<ReplaceMember>())
        {
            var (was, project) = await DeclarationAsync(before, edit.Symbol, cancellationToken).ConfigureAwait(false);
            if (was is not MemberDeclarationSyntax and not null || project is null)
                return Refused($"'{edit.Symbol}' is no member of a type, and only those can be suggested");
            var (now, _) = await DeclarationAsync(fork, edit.Symbol, cancellationToken).ConfigureAwait(false);
            if (was is null || now is null || await IdAsync(before, was, cancellationToken).ConfigureAwait(false) is not { } id)
                return Refused($"'{edit.Symbol}' is not found before and after the fix");
            fixes.Add((Path.GetDirectoryName(project.FilePath)!, new VerifiedFix(id, MemberHash.Of(was), evidence, usings, Lines(now))));
        }

        return new SuggestedFix(fixes.ToImmutable(), null);
    }

    private static SuggestedFix Refused(string reason) => new([], reason);

    private static async Task<(SyntaxNode? Declaration, Project? Project)> DeclarationAsync(Solution solution, string symbol, CancellationToken cancellationToken)
    {
        var (reference, _) = await SymbolResolver.ResolveAsync(solution, symbol, cancellationToken).ConfigureAwait(false);
        return reference is null
            ? (null, null)
            : (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false), solution.GetDocument(reference.SyntaxTree)?.Project);
    }

    private static async Task<string?> IdAsync(Solution solution, SyntaxNode declaration, CancellationToken cancellationToken)
    {
        var model = await solution.GetDocument(declaration.SyntaxTree)!.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDeclaredSymbol(declaration, cancellationToken)?.GetDocumentationCommentId();
    }

    private static IReadOnlyList<FixLine> Lines(SyntaxNode member)
    {
        var text = member.SyntaxTree.GetText();
        return FixLine.Of(text.ToString(member.Span), Indentation.At(text, member.SpanStart));
    }
}
