using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.CodeFixes.Editing;

/// <summary>Reads how a text is laid out.</summary>
internal static class SourceLayout
{
    /// <summary>The line break that a text uses.</summary>
    public static string LineBreak(this SourceText text) =>
        text.Lines[0] is var first && first.EndIncludingLineBreak - first.End == 2 ? "\r\n" : "\n";

    /// <summary>The white space that the line begins with on which a node starts.</summary>
    public static string IndentOf(this SourceText text, SyntaxNode node) => text.IndentOf(text.Lines.GetLineFromPosition(node.SpanStart));

    /// <summary>The white space that a line begins with.</summary>
    public static string IndentOf(this SourceText text, TextLine line)
    {
        var content = text.ToString(line.Span);
        return content.Substring(0, content.Length - content.TrimStart().Length);
    }
}
