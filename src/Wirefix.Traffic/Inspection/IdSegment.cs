namespace Wirefix.Traffic.Inspection;

/// <summary>Whether a path segment looks like the id of something rather than the name of an operation.</summary>
internal static class IdSegment
{
    private const int ShortestHex = 8;

    private const int ShortestToken = 10;

    private const int ShortestSparseToken = 20;

    /// <summary>
    /// True for digits and dates, uuids, hex of 8 and more with a digit in it, e-mail addresses, and
    /// tokens of letters and digits: 10 and more characters with three digits, or 20 and more with one.
    /// </summary>
    public static bool Matches(string segment)
    {
        var text = Uri.UnescapeDataString(segment);
        var digits = text.Count(char.IsAsciiDigit);
        if (text.Contains('@'))
            return true;
        if (digits == 0)
            return false;
        return text.All(character => char.IsAsciiDigit(character) || character == '-')
            || Guid.TryParse(text, out _)
            || (text.Length >= ShortestHex && text.All(char.IsAsciiHexDigit))
            || IsToken(text, digits);
    }

    private static bool IsToken(string text, int digits) =>
        ((text.Length >= ShortestToken && digits >= 3) || text.Length >= ShortestSparseToken)
        && text.Any(char.IsAsciiLetter)
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '=' or '~' or ':');
}
