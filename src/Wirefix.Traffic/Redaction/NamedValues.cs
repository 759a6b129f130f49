using System.Buffers;
using System.Net;
using System.Text;

namespace Wirefix.Traffic.Redaction;

/// <summary>
/// Finds values by their names in a text of no known grammar: <c>password=…</c>, <c>"password": "…"</c> (also in JSON that
/// is broken), <c>password: …</c> at the beginning of a line or of a quote, or where a value in quotes follows, as in GraphQL, and
/// <c>&lt;password&gt;…&lt;/password&gt;</c>.
/// </summary>
internal sealed class NamedValues(SecretNames names, Func<string, string> token)
{
    // A name is looked for this far back, so that time stays linear.
    private const int LongestName = 64;

    private const string CharacterData = "<![CDATA[";

    private static readonly SearchValues<char> Marks = SearchValues.Create("=:>");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n&;,\"'<>()[]{}|\\");

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    /// <summary>The text with tokens in the place of the values; the same instance where there is none.</summary>
    public string Replace(string text)
    {
        var result = (StringBuilder?)null;
        var copied = 0;
        for (var at = 0; at < text.Length;)
        {
            var mark = text.AsSpan(at).IndexOfAny(Marks);
            if (mark < 0)
                break;
            at += mark + 1;
            var value = ValueBehind(text, at - 1);
            if (value.Length == 0 || Redacted(text.Substring(value.Start, value.Length)) is not { } other)
                continue;
            (result ??= new StringBuilder()).Append(text, copied, value.Start - copied).Append(other);
            copied = at = value.Start + value.Length;
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    private (int Start, int Length) ValueBehind(string text, int mark) => text[mark] switch
    {
        '=' => Assigned(text, mark),
        ':' => Labelled(text, mark),
        _ => Element(text, mark),
    };

    // Escapes are undone first, so that a value has one token however it was written.
    private string? Redacted(string value)
    {
        if (value is "true" or "false" or "null")
            return null;
        var plain = value.Contains('%') ? Uri.UnescapeDataString(value) : value.Contains('&') ? WebUtility.HtmlDecode(value) : value;
        var other = token(plain);
        return other == plain ? null : other;
    }

    private (int Start, int Length) Assigned(string text, int mark)
    {
        var (start, end) = NameBefore(text, mark);
        var name = text.AsSpan(start, end - start);
        var inQuery = start > 0 && text[start - 1] is '?' or '&';
        var secret = inQuery ? names.IsParameter(name) : names.IsField(name);
        return secret ? Value(text, SkipBlanks(text, mark + 1), ValueEnds) : default;
    }

    private (int Start, int Length) Labelled(string text, int mark)
    {
        var (start, end) = NameBefore(text, mark);
        if (!names.IsField(text.AsSpan(start, end - start)))
            return default;
        var value = SkipBlanks(text, mark + 1);
        var quote = start > 0 && text[start - 1] is '"' or '\'' ? text[start - 1] : default;
        if (quote != default && end < mark && text[end] is '"' or '\'' or '\\')
            return Value(text, value, ValueEnds);
        if (quote != default)
            return UpTo(text, value, quote);
        if (text.AsSpan(value) is ['"' or '\'', ..] or ['\\', '"' or '\'', ..])
            return Value(text, value, ValueEnds);
        var before = text.AsSpan(Math.Max(0, start - LongestName), Math.Min(start, LongestName)).TrimEnd(" \t-");
        return before.IsEmpty || before[^1] is '\n' or '\r' ? Value(text, value, LineEnds) : default;
    }

    private (int Start, int Length) Element(string text, int mark)
    {
        var from = Math.Max(0, mark - (4 * LongestName));
        var open = text.AsSpan(from, mark - from).LastIndexOf('<');
        if (open < 0 || text[mark - 1] is '/' or '?' or '-')
            return default;
        var tag = text.AsSpan(from + open + 1, mark - from - open - 1);
        var name = tag.IndexOfAny(" \t\r\n") is >= 0 and var blank ? tag[..blank] : tag;
        if (!names.IsField(name[(name.LastIndexOf(':') + 1)..]))
            return default;
        var start = mark + 1;
        var literal = text.AsSpan(start).StartsWith(CharacterData);
        start += literal ? CharacterData.Length : 0;
        var length = literal ? text.AsSpan(start).IndexOf("]]>") : text.AsSpan(start).IndexOf('<');
        return (start, length < 0 ? text.Length - start : length);
    }

    private static (int Start, int End) NameBefore(string text, int mark)
    {
        var end = mark;
        while (end > 0 && mark - end < 2 && text[end - 1] is ' ' or '\t')
            end--;
        if (end > 0 && text[end - 1] is '"' or '\'')
            end--;
        if (end > 0 && text[end - 1] == '\\')
            end--;
        var start = end;
        while (start > 0 && end - start <= LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
            start--;
        return (start, end);
    }

    private static (int Start, int Length) Value(string text, int start, SearchValues<char> ends)
    {
        var escaped = start < text.Length && text[start] == '\\' ? 1 : 0;
        if (start + escaped < text.Length && text[start + escaped] is '"' or '\'')
            return Quoted(text, start + escaped + 1, text[start + escaped], escaped);
        var rest = text.AsSpan(start);
        var length = LengthOf(rest, ends);
        if (length < rest.Length && rest[length] == ' ' && AuthorizationSchemes.Contains(rest[..length]))
            length += 1 + LengthOf(rest[(length + 1)..], ends);
        return (start, length);
    }

    private static int LengthOf(ReadOnlySpan<char> text, SearchValues<char> ends) => text.IndexOfAny(ends) is >= 0 and var length ? length : text.Length;

    // A quote that holds name and value, as a command line does: 'Authorization: Bearer …'.
    private static (int Start, int Length) UpTo(string text, int start, char quote)
    {
        var length = text.AsSpan(start).IndexOfAny(quote, '\r', '\n');
        return (start, length < 0 ? text.Length - start : length);
    }

    // A quote behind a backslash belongs to the value, unless the opening one has a backslash too; without an end the rest is the value.
    private static (int Start, int Length) Quoted(string text, int start, char quote, int escaped)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == quote)
                return (start, i - start - (escaped == 1 && i > start && text[i - 1] == '\\' ? 1 : 0));
            if (text[i] == '\\' && escaped == 0)
                i++;
        }

        return (start, text.Length - start);
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at;
    }
}
