namespace Wirefix.Traffic.Redaction.Shapes;

/// <summary>
/// Payment card numbers: 13 to 19 digits, in groups or not, that an issuer could have given and that pass the Luhn check.
/// </summary>
internal static class CardNumber
{
    public const int FewestDigits = 13;

    public const int MostDigits = 19;

    // ISO/IEC 7812 ranges as the schemes publish them: first and last prefix, then fewest and most digits.
    private static readonly (int First, int Last, int Length, int Fewest, int Most)[] Issuers =
    [
        (4, 4, 1, 13, 13), (4, 4, 1, 16, 16), (4, 4, 1, 19, 19),
        (51, 55, 2, 16, 16), (2221, 2720, 4, 16, 16),
        (34, 34, 2, 15, 15), (37, 37, 2, 15, 15),
        (6011, 6011, 4, 16, 19), (644, 649, 3, 16, 19), (65, 65, 2, 16, 19),
        (300, 305, 3, 14, 14), (36, 36, 2, 14, 14), (38, 39, 2, 14, 14),
        (3528, 3589, 4, 16, 19), (62, 62, 2, 16, 19),
        (5018, 5018, 4, 13, 19), (5020, 5020, 4, 13, 19), (5038, 5038, 4, 13, 19), (5893, 5893, 4, 13, 19),
        (6304, 6304, 4, 13, 19), (6759, 6763, 4, 13, 19),
    ];

    /// <summary>Whether the whole text is a card number.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) =>
        text.Length >= FewestDigits && char.IsAsciiDigit(text[0]) && RunAt(text, 0) == text.Length && Passes(text);

    /// <summary>
    /// The next card number at or after a position; the length is 0 where there is none. A run of digits and separators is
    /// taken whole or not at all: a part of a longer number is no card, nor is one that touches letters or has a fraction.
    /// </summary>
    public static (int Start, int Length) Next(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; at < text.Length;)
        {
            var skip = text[at..].IndexOfAnyInRange('0', '9');
            if (skip < 0)
                break;
            at += skip;
            var length = RunAt(text, at);
            if (length >= FewestDigits && StandsAlone(text, at, length) && Passes(text.Slice(at, length)))
                return (at, length);
            at += length;
        }

        return (text.Length, 0);
    }

    /// <summary>How many digits there are where the rest is separators alone; 0 otherwise.</summary>
    public static int DigitsOf(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var symbol in text)
        {
            if (char.IsAsciiDigit(symbol))
                digits++;
            else if (!IsSeparator(symbol))
                return 0;
        }

        return digits;
    }

    /// <summary>The sum of ISO/IEC 7812-1 annex B, check digit included; a card number's ends in 0.</summary>
    public static int LuhnSum(ReadOnlySpan<char> text)
    {
        var sum = 0;
        var twice = false;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var digit = text[i] - '0';
            sum += !twice ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
            twice = !twice;
        }

        return sum;
    }

    private static bool Passes(ReadOnlySpan<char> text) =>
        DigitsOf(text) is >= FewestDigits and <= MostDigits && IsGrouped(text) && HasIssuer(text) && LuhnSum(text) % 10 == 0;

    // Digits with single spaces or dashes between them.
    private static int RunAt(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length)
        {
            if (char.IsAsciiDigit(text[end]))
                end++;
            else if (IsSeparator(text[end]) && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
                end += 2;
            else
                break;
        }

        return end - start;
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        var before = start == 0 ? ' ' : text[start - 1];
        var after = end == text.Length ? ' ' : text[end];
        var fraction = after == '.' && text[(end + 1)..].TrimStart('0') is [>= '1' and <= '9', ..];
        return !char.IsLetterOrDigit(before) && before is not ('.' or '%') && !char.IsLetterOrDigit(after) && !fraction
            && !Tokens.StandsBefore(text, start);
    }

    // As cards are embossed: groups of 3 to 6 behind a first one of 4, which tells them from dates, UUIDs and phone numbers.
    private static bool IsGrouped(ReadOnlySpan<char> text)
    {
        var separator = text.IndexOfAny(' ', '-');
        if (separator < 0)
            return true;
        if (separator != 4)
            return false;
        var rest = text[(separator + 1)..];
        foreach (var group in rest.Split(text[separator]))
        {
            var digits = rest[group];
            if (digits.Length is < 3 or > 6 || digits.ContainsAnyExceptInRange('0', '9'))
                return false;
        }

        return true;
    }

    private static bool HasIssuer(ReadOnlySpan<char> text)
    {
        var prefix = 0;
        for (int i = 0, taken = 0; taken < 4; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            prefix = (prefix * 10) + text[i] - '0';
            taken++;
        }

        var digits = DigitsOf(text);
        foreach (var (first, last, length, fewest, most) in Issuers)
        {
            var head = length switch { 1 => prefix / 1000, 2 => prefix / 100, 3 => prefix / 10, _ => prefix };
            if (head >= first && head <= last && digits >= fewest && digits <= most)
                return true;
        }

        return false;
    }

    private static bool IsSeparator(char symbol) => symbol is ' ' or '-';
}
