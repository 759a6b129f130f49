using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Editing;

/// <summary>Where a member's text begins and ends: the declaration itself, without what stands above and behind it.</summary>
internal static class MemberSpan
{
    /// <summary>The span of a declaration; of a field the whole field declaration, of an entry point all top-level statements.</summary>
    public static TextSpan Of(SyntaxNode declaration) => declaration switch
    {
        CompilationUnitSyntax unit => TopLevelStatements(unit),
        VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } => field.Span,
        _ => declaration.Span,
    };

    /// <summary>The span of a declaration with the comments that stand directly above it, without a blank line between.</summary>
    public static TextSpan WithComments(SyntaxNode declaration) => WithComments(declaration, Of(declaration));

    /// <summary>The same for a span inside a declaration.</summary>
    public static TextSpan WithComments(SyntaxNode declaration, TextSpan span)
    {
        var start = span.Start;
        var lineBreaks = 0;
        foreach (var trivia in declaration.FindToken(span.Start).LeadingTrivia.Reverse())
        {
            if (IsComment(trivia))
                (start, lineBreaks) = (trivia.FullSpan.Start, 0);
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                lineBreaks++;
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                break;
            if (lineBreaks > 1)
                break;
        }

        return TextSpan.FromBounds(start, span.End);
    }

    private static TextSpan TopLevelStatements(CompilationUnitSyntax unit)
    {
        var statements = unit.Members.OfType<GlobalStatementSyntax>().ToList();
        return TextSpan.FromBounds(statements[0].SpanStart, statements[^1].Span.End);
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or
        SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
