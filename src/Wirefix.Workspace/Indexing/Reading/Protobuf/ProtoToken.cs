using System.Text.RegularExpressions;

namespace Wirefix.Workspace.Indexing.Reading.Protobuf;

/// <summary>A word, number, text or sign of a <c>.proto</c> file.</summary>
/// <param name="Text">The token; of a text what stands in its quotes.</param>
/// <param name="IsText">Whether it stands in quotes.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly partial record struct ProtoToken(string Text, bool IsText, int Line)
{
    /// <summary>The tokens of a file without its comments; what is none is passed over.</summary>
    public static IEnumerable<ProtoToken> Read(string text)
    {
        var (line, counted) = (1, 0);
        foreach (Match token in Token().Matches(text))
        {
            line += text.AsSpan(counted, token.Index - counted).Count('\n');
            counted = token.Index;
            if (token.Groups["text"] is { Success: true } quoted)
                yield return new ProtoToken(quoted.Value, IsText: true, line);
            else if (token.Groups["plain"].Success)
                yield return new ProtoToken(token.Value, IsText: false, line);
        }
    }

    [GeneratedRegex(
        """//[^\n]*|/\*[\s\S]*?(?:\*/|$)|"(?<text>(?:\\.|[^"\\\n])*)"|'(?<text>(?:\\.|[^'\\\n])*)'|(?<plain>[\w.]+|[^\s\w])""")]
    private static partial Regex Token();
}
