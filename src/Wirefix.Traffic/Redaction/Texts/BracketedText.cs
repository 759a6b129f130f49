using System.Buffers;
using System.Text;
using Wirefix.Traffic.Redaction.Names;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>What stands in brackets behind a secret name, in a text of no known grammar: all values in it are secrets, names stay.</summary>
internal static class BracketedText
{
    private static readonly SearchValues<char> Brackets = SearchValues.Create("{}[]\"'");

    private static readonly SearchValues<char> WordEnds = SearchValues.Create("{}[],\"\r\n");

    /// <summary>How long it is, both brackets included; to the end of the text where that was cut off.</summary>
    public static int LengthOf(string text, int start)
    {
        var depth = 0;
        for (var at = start; text.AsSpan(at).IndexOfAny(Brackets) is >= 0 and var found;)
        {
            at += found;
            depth += text[at] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (depth == 0)
                return at + 1 - start;
            at = OpensQuote(text, at) ? EndOfQuote(text, at) : at + 1;
            if (at >= text.Length)
                break;
        }

        return text.Length - start;
    }

    /// <summary>The text with tokens in the place of its values.</summary>
    public static string Replace(string text, SecretNames names, Func<string, string> token)
    {
        if (IsPlaceholder(text, names))
            return text;
        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var isQuote = OpensQuote(text, at);
            at = isQuote ? EndOfQuote(text, at) : EndOfWord(text, at);
            var piece = text[start..at];
            result.Append(IsName(text, at) ? piece : isQuote ? Quoted(piece, token) : Word(piece, token));
        }

        return result.ToString();
    }

    // The name of a value that is to be put there: token={Token}. Where more stands there, a last word that is a name says nothing of it.
    private static bool IsPlaceholder(string text, SecretNames names)
    {
        var word = text.AsSpan().Trim("{}[]$ ");
        return !word.ContainsAny(" \t\r\n,:=\"'{}[]") && names.IsField(word);
    }

    private static string Quoted(string piece, Func<string, string> token)
    {
        var value = piece[1..(piece.Length > 1 && piece[^1] == piece[0] ? ^1 : ^0)].TrimEnd('\\');
        return value.Length == 0 ? piece : $"{piece[0]}{token(value)}{piece[(1 + value.Length)..]}";
    }

    private static string Word(string piece, Func<string, string> token)
    {
        var word = piece.Trim(' ', '\t', ':', '\\', '$', '-');
        if (word.Length == 0 || word is "true" or "false" or "null" or "{" or "}" or "[" or "]" or "," or "\r" or "\n")
            return piece;
        var at = piece.IndexOf(word, StringComparison.Ordinal);
        return string.Concat(piece.AsSpan(0, at), token(word), piece.AsSpan(at + word.Length));
    }

    // An apostrophe is a quote where nothing but a mark or a blank stands before it.
    private static bool OpensQuote(string text, int at) =>
        text[at] == '"' || (text[at] == '\'' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])));

    // Behind the closing quote, or where the line ends; what is escaped in a quote that is escaped itself closes it.
    private static int EndOfQuote(string text, int open)
    {
        var isEscaped = open > 0 && text[open - 1] == '\\';
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] is '\r' or '\n')
                return at;
            if (text[at] == text[open])
                return at + 1;
            if (text[at] == '\\' && !isEscaped)
                at++;
        }

        return text.Length;
    }

    private static int EndOfWord(string text, int start)
    {
        if (WordEnds.Contains(text[start]))
            return start + 1;
        for (var at = start; at < text.Length; at++)
        {
            if (WordEnds.Contains(text[at]) || (at > start && OpensQuote(text, at)))
                return at;
            if (text[at] == ':' && (at + 1 == text.Length || text[at + 1] is ' ' or '"' or '\'' or '{' or '['))
                return at == start ? at + 1 : at;
        }

        return text.Length;
    }

    private static bool IsName(string text, int end)
    {
        var rest = text.AsSpan(end).TrimStart(" \t\\");
        return rest is [':', ..];
    }
}
