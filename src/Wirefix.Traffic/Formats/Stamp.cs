using System.Globalization;

namespace Wirefix.Traffic.Formats;

/// <summary>Dates and lengths as captures write them.</summary>
internal static class Stamp
{
    private const int TickDigits = 7;

    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>
    /// Reads RFC 3339 with any number of fractional digits, cut off at 100 ns; null where the text is no date, or one
    /// (before 1970, after 2200) that no recorder can have written.
    /// </summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null)
            return null;
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(CutFraction(text), CultureInfo.InvariantCulture, Styles, out var stamp))
            return null;
        return stamp >= Earliest && stamp < Latest ? stamp : null;
    }

    /// <summary>A length in milliseconds; null where it is negative, not a number or longer than a year.</summary>
    public static TimeSpan? Milliseconds(double milliseconds)
    {
        if (!(milliseconds >= 0 && milliseconds <= Longest.TotalMilliseconds))
            return null;
        return TimeSpan.FromTicks((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond));
    }

    /// <summary>Reads a length as Go prints short ones: <c>89ms</c>, <c>1.5s</c>, <c>250µs</c>; null where it is none.</summary>
    public static TimeSpan? ParseDuration(string? text)
    {
        if (text is null)
            return null;
        var digits = text.AsSpan().TrimEnd("nµumsh");
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        double? scale = text[digits.Length..] switch
        {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "µs" or "us" => 0.001,
            "ns" => 0.000_001,
            _ => null,
        };
        return scale is { } factor ? Milliseconds(number * factor) : null;
    }

    private static string CutFraction(string text)
    {
        var point = text.IndexOf('.');
        if (point < 0)
            return text;
        var end = point + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var kept = Math.Min(end, point + 1 + TickDigits);
        return text[..kept] + text[end..];
    }
}
