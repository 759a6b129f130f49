using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.CodeFixes.Editing;

/// <summary>Finds the comments in code, which no fix may lose.</summary>
internal static class Comments
{
    /// <summary>Whether trivia is a comment, documentation aside.</summary>
    public static bool IsComment(this SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>Whether a comment stands in a part of a node.</summary>
    public static bool HasComment(this SyntaxNode node, TextSpan span) =>
        node.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && trivia.IsComment());

    /// <summary>The comments among trivia, each on a line of its own.</summary>
    /// <param name="trivia">The trivia.</param>
    /// <param name="lineStart">The line break, and the indentation of the lines.</param>
    public static string Lines(IEnumerable<SyntaxTrivia> trivia, string lineStart) =>
        string.Concat(trivia.Where(IsComment).Select(comment => lineStart + comment.ToString()));

    /// <summary>The end of a piece of code, with a comment that follows on the same line.</summary>
    public static int EndWithComment(this SyntaxToken last) =>
        last.TrailingTrivia.LastOrDefault(IsComment) is { RawKind: not 0 } comment ? comment.Span.End : last.Span.End;
}
