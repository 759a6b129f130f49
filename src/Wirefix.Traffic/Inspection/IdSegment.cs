using System.Buffers;

namespace Wirefix.Traffic.Inspection;

/// <summary>Whether a path segment looks like the id of something rather than the name of an operation.</summary>
internal static class IdSegment
{
    private const int ShortestHex = 8;

    private const int ShortestToken = 10;

    private const int ShortestSparseToken = 20;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private static readonly SearchValues<char> DigitsAndDashes = SearchValues.Create("0123456789-");

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> OfTokens =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=~:");

    /// <summary>
    /// True for digits and dates, uuids, hex of 8 and more with a digit in it, e-mail addresses, and
    /// tokens of letters and digits: 10 and more characters with three digits, or 20 and more with one.
    /// </summary>
    public static bool Matches(ReadOnlySpan<char> segment)
    {
        var text = segment.Contains('%') ? Uri.UnescapeDataString(segment) : segment;
        if (text.Contains('@'))
            return true;
        if (!text.ContainsAny(Digits))
            return false;
        return !text.ContainsAnyExcept(DigitsAndDashes)
            || (text.Length >= ShortestHex && !text.ContainsAnyExcept(Hex))
            || IsToken(text)
            || Guid.TryParse(text, out _);
    }

    private static bool IsToken(ReadOnlySpan<char> text) =>
        text.Length >= ShortestToken
        && (text.Length >= ShortestSparseToken || HasThreeDigits(text))
        && text.ContainsAny(Letters)
        && !text.ContainsAnyExcept(OfTokens);

    private static bool HasThreeDigits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
            digits += char.IsAsciiDigit(character) ? 1 : 0;
        return digits >= 3;
    }
}
