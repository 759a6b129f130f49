using System.Net;
using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>Judges one value by itself and beside the values that its message may pass on.</summary>
internal static class ValueJudge
{
    private static readonly Regex Escape = new("%[0-9A-Fa-f]{2}", RegexOptions.NonBacktracking);

    private static readonly Regex HighEscape = new("%[89A-Fa-f][0-9A-Fa-f]", RegexOptions.NonBacktracking);

    // Only what needs an escape is escaped by anybody: a reserved character, a space, or a byte beyond ASCII.
    private static readonly Regex EscapedEscape =
        new("%25(2[0-9A-Fa-f]|3[A-Fa-f]|40|5[BbDd]|[89A-Fa-f][0-9A-Fa-f])", RegexOptions.NonBacktracking);

    private static readonly Regex UnicodeEscape = new("""\\u[0-9a-fA-F]{4}""", RegexOptions.NonBacktracking);

    private static readonly Regex EscapedEntity = new("&amp;(amp|lt|gt|quot|apos|#[0-9]+);", RegexOptions.NonBacktracking);

    private static readonly Regex OffsetWithSpace =
        new(@"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)? [0-9]{2}:?[0-9]{2}$", RegexOptions.NonBacktracking);

    /// <summary>What is wrong with the value; null where nothing is, or where it came in so.</summary>
    /// <param name="value">The value.</param>
    /// <param name="sources">What its message may pass on.</param>
    /// <param name="side">Which message it stands in.</param>
    /// <param name="failed">Whether the call failed.</param>
    public static EncodingFlaw? Judge(WireValue value, ValueSources sources, MessageSide side, bool failed)
    {
        if (value.Text.Length == 0)
            return null;
        if (value.HasBarePercent)
            return OfBarePercent(value, sources.Find(value.Text), failed);
        if (sources.Find(value.Text) is { } same)
            return OfTakenAsPlain(value, same, failed);
        return OfForeignBytes(value, sources) ?? OfBarePlus(value, sources, failed) ?? OfDistorted(value, sources, failed) ?? OfEscaped(value, sources, side) ?? ByItself(value);
    }

    /// <summary>Whether the value is escaped twice, as far as it tells by itself.</summary>
    public static bool IsEscapedTwice(WireValue value) =>
        value.Kind != WireValueKind.Body && value.Raw.Contains('%') && EscapedEscape.IsMatch(value.Raw) && !IsNested(value.Text);

    // What came in escaped, or as plain text, has to go on escaped; what came in so is passed on.
    private static EncodingFlaw? OfBarePercent(WireValue value, WireValue? origin, bool failed) => origin is { HasBarePercent: true }
        ? null
        : new EncodingFlaw(
            EncodingFault.BarePercent, value, value.Text, origin, origin is not null ? EncodingFlaw.Known : failed ? EncodingFlaw.Plain : EncodingFlaw.Doubtful);

    // A body that held the value already escaped, and a URL that escapes it again: by the rules that is right for a value that has
    // percent signs of its own, which is rare.
    private static EncodingFlaw? OfTakenAsPlain(WireValue value, WireValue same, bool failed) =>
        same.Kind == WireValueKind.Body && IsEscapedTwice(value)
            ? new EncodingFlaw(EncodingFault.EscapedTwice, value, Uri.UnescapeDataString(value.Text), same, failed ? EncodingFlaw.Known : EncodingFlaw.Doubtful)
            : null;

    // Escapes in a URL are of UTF-8 (RFC 3986, 2.5). Those that make none stay when the value is unescaped; an old library takes
    // them from Latin-1.
    private static EncodingFlaw? OfForeignBytes(WireValue value, ValueSources sources)
    {
        if (value.Kind == WireValueKind.Body || !value.Text.Contains('%') || !HighEscape.IsMatch(value.Text) || value.Raw.Contains("%25", StringComparison.Ordinal))
            return null;
        var right = HighEscape.Replace(value.Text, match => ((char)Convert.ToInt32(match.Value[1..], 16)).ToString());
        var origin = sources.Find(right);
        return new EncodingFlaw(EncodingFault.Charset, value, right, origin, origin is null ? EncodingFlaw.Plain : EncodingFlaw.Known);
    }

    // A plus that is left bare in a query means a space. Many readers know better; it counts where the call fails, or where
    // the value had come in escaped.
    private static EncodingFlaw? OfBarePlus(WireValue value, ValueSources sources, bool failed)
    {
        if (value.Kind != WireValueKind.Query || !value.Raw.Contains('+') || sources.Find(Uri.UnescapeDataString(value.Raw)) is not { } origin)
            return null;
        var cameEscaped = origin.Raw.Contains("%2B", StringComparison.OrdinalIgnoreCase);
        return failed || cameEscaped
            ? new EncodingFlaw(EncodingFault.PlusForSpace, value, origin.Text, origin, failed ? EncodingFlaw.Known : EncodingFlaw.Common)
            : null;
    }

    private static EncodingFlaw? OfDistorted(WireValue value, ValueSources sources, bool failed)
    {
        if (sources.FindDistorted(value.Text) is not { } found || (value.Kind == WireValueKind.Query && value.Raw.Contains('+')))
            return null;
        if (found.Fault != EncodingFault.ReservedCharacter)
            return new EncodingFlaw(found.Fault, value, found.Origin.Text, found.Origin, EncodingFlaw.Known);
        // A reserved character cuts a query and nothing else, and what stands before one may be a name of its own.
        return value.Kind == WireValueKind.Query
            ? new EncodingFlaw(found.Fault, value, found.Origin.Text, found.Origin, failed || value.Text[^1] == ' ' ? EncodingFlaw.Known : EncodingFlaw.Common)
            : null;
    }

    private static EncodingFlaw? OfEscaped(WireValue value, ValueSources sources, MessageSide side)
    {
        foreach (var plain in Unescaped(value.Text).Where(plain => plain != value.Text))
        {
            if (sources.Find(plain) is { } origin)
            {
                var score = side == MessageSide.Request ? EncodingFlaw.Known : EncodingFlaw.Common;
                return new EncodingFlaw(EncodingFault.EscapedTwice, value, origin.Text, origin, score);
            }
        }

        return null;
    }

    private static IEnumerable<string> Unescaped(string text)
    {
        if (text.Contains('%') && Escape.IsMatch(text))
        {
            yield return Uri.UnescapeDataString(text);
            yield return WireValues.FormDecoded(text);
        }

        if (text.Contains('&'))
            yield return WebUtility.HtmlDecode(text);
        if (text.Contains('\\') && UnicodeEscape.IsMatch(text))
            yield return UnicodeEscape.Replace(text, match => ((char)Convert.ToInt32(match.Value[2..], 16)).ToString());
    }

    private static EncodingFlaw? ByItself(WireValue value)
    {
        if (IsEscapedTwice(value))
            return new EncodingFlaw(EncodingFault.EscapedTwice, value, Uri.UnescapeDataString(value.Text), null, EncodingFlaw.Doubtful);
        if (Mojibake.Repaired(value.Text) is { } right)
            return new EncodingFlaw(EncodingFault.Charset, value, right, null, EncodingFlaw.Plain);
        if (value.Text.Contains('\uFFFD') && value.Kind == WireValueKind.Body)
            return new EncodingFlaw(EncodingFault.Charset, value, null, null, EncodingFlaw.Doubtful);
        if (value.Text.Contains(' ') && OffsetWithSpace.IsMatch(value.Text) && !value.Raw.Contains('+'))
            return new EncodingFlaw(EncodingFault.PlusForSpace, value, PlusForLastSpace(value.Text), null, EncodingFlaw.Plain);
        return value.Kind == WireValueKind.Body && value.Text.Contains('&') && EscapedEntity.IsMatch(value.Text)
            ? new EncodingFlaw(EncodingFault.EscapedTwice, value, WebUtility.HtmlDecode(value.Text), null, EncodingFlaw.Doubtful)
            : null;
    }

    private static string PlusForLastSpace(string text)
    {
        var space = text.LastIndexOf(' ');
        return $"{text[..space]}+{text[(space + 1)..]}";
    }

    // A URL within a URL is escaped twice by right.
    private static bool IsNested(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.AsSpan().IndexOfAny('=', '&', '?') >= 0;
}
