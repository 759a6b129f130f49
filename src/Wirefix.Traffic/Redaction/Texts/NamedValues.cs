using System.Buffers;
using System.Net;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>
/// Finds values by their names in a text of no known grammar: <c>password=…</c>, <c>"password": "…"</c> (also in JSON that
/// is broken), <c>password: …</c> at the beginning of a line or of a quote, or where a value in quotes follows, as in GraphQL, and all that
/// stands in brackets behind such a name. What stands in tags is for <see cref="MarkupValues"/>.
/// </summary>
internal sealed class NamedValues(SecretNames names, Func<string, string> token)
{
    // A name is looked for this far back, so that time stays linear.
    private const int LongestName = 64;

    private static readonly SearchValues<char> Marks = SearchValues.Create("=:");

    // What ends the value in a list of them: a connection string's may hold blanks.
    private static readonly SearchValues<char> PairEnds = SearchValues.Create("\r\n&;,\"'<>=");

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n&;,\"'<>()[]{}|\\");

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");

    /// <summary>The text with tokens in the place of the values; the same instance where there is none.</summary>
    public string Replace(string text)
    {
        var edits = new TextEdits(text);
        for (var at = 0; at < text.Length;)
        {
            var mark = text.AsSpan(at).IndexOfAny(Marks);
            if (mark < 0)
                break;
            at += mark + 1;
            var (start, length, secrecy) = text[at - 1] == '=' ? Assigned(text, at - 1) : Labelled(text, at - 1);
            if (length == 0)
                continue;
            at = start + length;
            if (Redacted(text.Substring(start, length), secrecy) is { } other)
                edits.Add(start, length, other);
        }

        return edits.Result();
    }

    // Escapes are undone first, so that a value has one token however it was written. An object has letters and
    // digits and so looks random as a whole; a name that says nothing of the values in it says nothing of it either.
    private string? Redacted(string value, Secrecy secrecy)
    {
        if (value is "true" or "false" or "null" || (value[0] == '{' && secrecy.Within() == Secrecy.None) || !secrecy.Hides(value))
            return null;
        if (IndentedBlock.IsOne(value))
            return IndentedBlock.Replace(value, token) is var block && block == value ? null : block;
        if (value[0] is '{' or '[')
            return BracketedText.Replace(value, names, token) is var nested && nested == value ? null : nested;
        var plain = value.Contains('%') ? Uri.UnescapeDataString(value) : value.Contains('&') ? WebUtility.HtmlDecode(value) : value;
        var other = token(plain);
        return other == plain ? null : other;
    }

    private (int Start, int Length, Secrecy Secrecy) Assigned(string text, int mark)
    {
        var (start, end) = NameBefore(text, mark);
        var name = text.AsSpan(start, end - start);
        var inQuery = start > 0 && text[start - 1] is '?' or '&';
        var secrecy = inQuery ? names.OfParameter(name) : names.OfFieldAnywhere(name);
        if (secrecy == Secrecy.None)
            return default;
        // An arrow, as programs print their lists.
        var value = SkipBlanks(text, mark + (mark + 1 < text.Length && text[mark + 1] == '>' ? 2 : 1));
        // Without dashes before the name a password may begin with a dollar sign alone.
        if ((name.StartsWith("--") || text.AsSpan(value).StartsWith("${")) && Reference.StandsAt(text, SkipQuote(text, value)))
            return default;
        if (text.AsSpan(value) is ['"' or '\'' or '\\' or '{' or '[', ..])
            return Value(text, value, ValueEnds, secrecy);
        // Up to a semicolon where that comes before whatever else could end it.
        var pair = LengthOf(text.AsSpan(value), PairEnds);
        return value + pair < text.Length && text[value + pair] == ';' ? (value, pair, secrecy) : WithBrackets(text, Value(text, value, ValueEnds, secrecy));
    }

    // A bracket within a word is a part of it: a password that was hidden up to there would look as if it were hidden.
    private static (int Start, int Length, Secrecy Secrecy) WithBrackets(string text, (int Start, int Length, Secrecy Secrecy) value)
    {
        var end = value.Start + value.Length;
        if (value.Length == 0)
            return value;
        while (text.AsSpan(end) is ['{' or '}' or '(' or ')' or '[' or ']', var next, ..] && char.IsLetterOrDigit(next))
            end += 1 + LengthOf(text.AsSpan(end + 1), ValueEnds);
        return value with { Length = end - value.Start };
    }

    private (int Start, int Length, Secrecy Secrecy) Labelled(string text, int mark)
    {
        var (start, end) = NameBefore(text, mark);
        var quote = start > 0 && text[start - 1] is '"' or '\'' ? text[start - 1] : default;
        var secrecy = names.OfFieldAnywhere(text.AsSpan(start, end - start));
        if (quote == default && secrecy != Secrecy.Sure)
            secrecy = OfLine(text.AsSpan(start, end - start), secrecy);
        if (secrecy == Secrecy.None)
            return default;
        var value = SkipBlanks(text, mark + 1);
        if (quote != default && end < mark && text[end] is '"' or '\'' or '\\')
            return Value(text, BehindLineBreak(text, value), ValueEnds, secrecy);
        if (quote != default)
            return UpTo(text, value, quote, secrecy);
        if (text.AsSpan(value) is ['"' or '\'' or '{' or '[', ..] or ['\\', '"' or '\'', ..])
            return Value(text, value, ValueEnds, secrecy);
        var before = text.AsSpan(Math.Max(0, start - LongestName), Math.Min(start, LongestName)).TrimEnd(" \t-");
        if (!before.IsEmpty && before[^1] is not ('\n' or '\r'))
            return InSentence(text, value, SecretNames.LooksLikeHeader(text.AsSpan(start, end - start)), secrecy);
        var block = IndentedBlock.LengthOf(text, start, value);
        return block > 0 ? (value, block, secrecy) : Value(text, value, LineEnds, secrecy);
    }

    // Words follow there (the token: see above), unless the name is one of a header.
    private static (int Start, int Length, Secrecy Secrecy) InSentence(string text, int value, bool isHeader, Secrecy secrecy)
    {
        var found = Value(text, value, ValueEnds, secrecy);
        return isHeader || RandomText.IsOne(text.AsSpan(found.Start, found.Length), RandomText.ShortLength) ? found : default;
    }

    // A header of a message in the text; and PASS at the beginning of a line says that a test did.
    private Secrecy OfLine(ReadOnlySpan<char> name, Secrecy secrecy)
    {
        if (secrecy == Secrecy.Likely)
            return char.IsAsciiLetterUpper(name[0]) ? Secrecy.None : secrecy;
        if (secrecy is Secrecy.Pin or Secrecy.FourDigits or Secrecy.Numbered)
            return secrecy;
        return SecretNames.LooksLikeHeader(name) ? names.OfHeader(name) : Secrecy.None;
    }

    private static (int Start, int End) NameBefore(string text, int mark)
    {
        var end = mark;
        while (end > 0 && mark - end < 2 && text[end - 1] is ' ' or '\t')
            end--;
        if (end > 0 && text[end - 1] is '"' or '\'' or ']')
            end--;
        if (end > 0 && text[end - 1] == '\\')
            end--;
        var start = end;
        while (start > 0 && end - start <= LongestName && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
            start--;
        return (start, end);
    }

    private static (int Start, int Length, Secrecy Secrecy) Value(string text, int start, SearchValues<char> ends, Secrecy secrecy)
    {
        var escaped = start < text.Length && text[start] == '\\' ? 1 : 0;
        if (start + escaped < text.Length && text[start + escaped] is '"' or '\'')
            return Quoted(text, start + escaped + 1, text[start + escaped], escaped, secrecy);
        if (start < text.Length && text[start] is '{' or '[')
            return (start, BracketedText.LengthOf(text, start), secrecy);
        var rest = text.AsSpan(start);
        var length = LengthOf(rest, ends);
        if (length < rest.Length && rest[length] == ' ' && AuthorizationSchemes.Contains(rest[..length]))
            length += 1 + LengthOf(rest[(length + 1)..], ends);
        return (start, length, secrecy);
    }

    private static int LengthOf(ReadOnlySpan<char> text, SearchValues<char> ends) => text.IndexOfAny(ends) is >= 0 and var length ? length : text.Length;

    // A quote that holds name and value, as a command line does: 'Authorization: Bearer …'.
    private static (int Start, int Length, Secrecy Secrecy) UpTo(string text, int start, char quote, Secrecy secrecy)
    {
        var length = text.AsSpan(start).IndexOfAny(quote, '\r', '\n');
        return (start, length < 0 ? text.Length - start : length, secrecy);
    }

    // A quote behind a backslash belongs to the value, unless the opening one has a backslash too; without an end the rest is the value.
    private static (int Start, int Length, Secrecy Secrecy) Quoted(string text, int start, char quote, int escaped, Secrecy secrecy)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == quote)
                return (start, i - start - (escaped == 1 && i > start && text[i - 1] == '\\' ? 1 : 0), secrecy);
            if (text[i] == '\\' && escaped == 0)
                i++;
        }

        return (start, text.Length - start, secrecy);
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at;
    }

    private static int SkipQuote(string text, int at) => at + Math.Max(0, text.AsSpan(at).IndexOfAnyExcept("\\\"'"));

    // JSON may have the value on the next line.
    private static int BehindLineBreak(string text, int at)
    {
        var next = at + text.AsSpan(at).IndexOfAnyExcept(" \t\r\n");
        return next > at && text[next] is '"' or '{' or '[' ? next : at;
    }
}
