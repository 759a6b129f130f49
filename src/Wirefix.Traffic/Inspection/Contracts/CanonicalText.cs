using System.Globalization;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// One way of writing for values that mean the same: <c>10.50</c> and <c>10.5</c>, one instant in two offsets, a uuid in
/// either case. What differs after that was altered.
/// </summary>
internal static class CanonicalText
{
    // One or two characters are equal by chance too often to be followed.
    private const int ShortestDistinctive = 3;

    /// <summary>The canonical writing of a value of a kind; header, query and path values are texts.</summary>
    public static string Of(string text, PayloadKind kind)
    {
        if (kind is PayloadKind.Integer or PayloadKind.Number || text.Contains('.'))
            // Where it is canonical already it is the text itself, so that it is not kept twice.
            return Decimal(text) is { } number && Canonical(number) is var canonical && canonical != text ? canonical : text;
        if (text.Length is > 31 and < 39 && Guid.TryParse(text, out var uuid))
            return uuid.ToString("D");
        return Instant(text) is { } instant ? instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>Whether two equal values are hardly so by chance: not short, not true, false, zero, null.</summary>
    public static bool IsDistinctive(string canonical) =>
        canonical.Length >= ShortestDistinctive
        && canonical is not ("true" or "false" or "null" or "True" or "False" or "none" or "None")
        && canonical.Any(character => character is not ('0' or '.' or '-' or ':'));

    /// <summary>Whether it is a word, however short (<c>de</c>, <c>XL</c>), and none of those that any field may hold: true, false, null.</summary>
    public static bool IsWord(string canonical) =>
        IsDistinctive(canonical) || (canonical.Length < ShortestDistinctive && canonical.Any(char.IsAsciiLetter));

    /// <summary>
    /// Whether two texts are the same letters, of which one writes some as a letter and the accents behind it (canonical equivalence, without the tables
    /// of Unicode: a letter with an accent stands for any letter beyond ASCII).
    /// </summary>
    public static bool AreSameLetters(string one, string other)
    {
        var (i, j) = (0, 0);
        while (i < one.Length && j < other.Length)
        {
            var (end, otherEnd) = (Behind(one, i), Behind(other, j));
            if (!AreOneLetter(one.AsSpan(i..end), other.AsSpan(j..otherEnd)))
                return false;
            (i, j) = (end, otherEnd);
        }

        return i == one.Length && j == other.Length;
    }

    /// <summary>Whether it is what a serializer that leaves default values out takes for one: zero, false.</summary>
    public static bool IsDefault(string canonical) => canonical is "0" or "false";

    /// <summary>The number that a text is in whole; null where it is none that a decimal can hold.</summary>
    public static decimal? Decimal(string text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The instant of an RFC 3339 text with an offset; null for any other.</summary>
    public static DateTimeOffset? Instant(string text)
    {
        if (text.Length < 17 || !char.IsAsciiDigit(text[0]) || TextFormats.Of(text) != TextFormat.DateTimeWithOffset)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
    }

    /// <summary>The canonical writing of a number.</summary>
    public static string Canonical(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static bool AreOneLetter(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length == other.Length)
            return one.SequenceEqual(other);
        return one.Length == 1 ? IsAccented(one[0]) : other.Length == 1 && IsAccented(other[0]);
    }

    private static bool IsAccented(char character) => char.IsLetter(character) && !char.IsAscii(character);

    private static int Behind(string text, int at)
    {
        do
            at++;
        while (at < text.Length && IsMark(text[at]));
        return at;
    }

    private static bool IsMark(char character) => character is >= '\u0300' and <= '\u036F';
}
