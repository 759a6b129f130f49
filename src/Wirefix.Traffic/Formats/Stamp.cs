using System.Buffers;
using System.Globalization;

namespace Wirefix.Traffic.Formats;

/// <summary>Dates and lengths as captures write them.</summary>
internal static class Stamp
{
    private const int TickDigits = 7;

    private static readonly SearchValues<char> InNumber = SearchValues.Create("0123456789.");

    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>
    /// Reads RFC 3339 with any number of fractional digits, cut off at 100 ns; null where the text does not begin with a year and
    /// a dash (a time of day alone would be taken for today's), is no date, or one (before 1970, after 2200) that no recorder can have
    /// written.
    /// </summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || text.TrimStart() is not [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '-', ..])
            return null;
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(CutFraction(text), CultureInfo.InvariantCulture, Styles, out var stamp))
            return null;
        return stamp >= Earliest && stamp < Latest ? stamp : null;
    }

    /// <summary>
    /// The same of a JSON value; the form that recorders write, <c>2026-01-02T03:04:05.678Z</c>, is read without the detour by
    /// text.
    /// </summary>
    public static DateTimeOffset? Parse(OutlineToken token, ReadOnlySpan<byte> json) =>
        ParseUtc(token.Bytes(json)) is { } stamp && stamp >= Earliest && stamp < Latest ? stamp : Parse(token.Text(json));

    /// <summary>The moment as RFC 3339 in UTC with 100 ns.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <summary>
    /// A moment in nanoseconds since 1970, cut off at 100 ns; null where it is 0 or beyond 2200, which no recorder can have written.
    /// </summary>
    public static DateTimeOffset? UnixNanoseconds(long nanoseconds)
    {
        if (nanoseconds <= 0 || nanoseconds / TimeSpan.NanosecondsPerTick >= (Latest - Earliest).Ticks)
            return null;
        return Earliest.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }

    /// <summary>The time between two moments; null where one is missing, or the end lies before the start or a year behind it.</summary>
    public static TimeSpan? Between(DateTimeOffset? start, DateTimeOffset? end) =>
        end - start is { } length && length >= TimeSpan.Zero && length <= Longest ? length : null;

    /// <summary>A length in milliseconds; null where it is negative, not a number or longer than a year.</summary>
    public static TimeSpan? Milliseconds(double milliseconds)
    {
        if (!(milliseconds >= 0 && milliseconds <= Longest.TotalMilliseconds))
            return null;
        return TimeSpan.FromTicks((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond));
    }

    /// <summary>Reads a length as Go prints it: <c>89ms</c>, <c>1.5s</c>, <c>250µs</c>, <c>1m2.5s</c>; null where it is none.</summary>
    public static TimeSpan? ParseDuration(string? text)
    {
        var milliseconds = 0d;
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
            return null;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(InNumber);
            if (digits <= 0 || !double.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            var unit = rest[digits..];
            unit = unit[..(unit.IndexOfAny(InNumber) is >= 0 and var next ? next : unit.Length)];
            if (MillisecondsOf(unit) is not { } scale)
                return null;
            milliseconds += number * scale;
            rest = rest[(digits + unit.Length)..];
        }

        return Milliseconds(milliseconds);
    }

    private static double? MillisecondsOf(ReadOnlySpan<char> unit) => unit switch
    {
        "h" => 3_600_000,
        "m" => 60_000,
        "s" => 1000,
        "ms" => 1,
        "µs" or "μs" or "us" => 0.001,
        "ns" => 0.000_001,
        _ => null,
    };

    private static DateTimeOffset? ParseUtc(ReadOnlySpan<byte> text)
    {
        const int WholeSeconds = 19;
        if (text.Length <= WholeSeconds || text[^1] != (byte)'Z' || !IsSeparated(text))
            return null;
        Span<int> parts = stackalloc int[6];
        ReadOnlySpan<byte> ends = [4, 7, 10, 13, 16, WholeSeconds];
        for (var part = 0; part < parts.Length; part++)
        {
            if (Digits(text[(part == 0 ? 0 : ends[part - 1] + 1)..ends[part]]) is not { } number)
                return null;
            parts[part] = number;
        }

        if (parts[1] is 0 or > 12 || parts[0] == 0 || parts[2] == 0 || parts[2] > DateTime.DaysInMonth(parts[0], parts[1])
            || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        {
            return null;
        }

        var fraction = text[WholeSeconds..^1];
        if (Fraction(fraction) is not { } ticks)
            return null;
        return new DateTimeOffset(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], TimeSpan.Zero).AddTicks(ticks);
    }

    private static bool IsSeparated(ReadOnlySpan<byte> text) =>
        text is [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _, (byte)'T', _, _, (byte)':', _, _, (byte)':', ..];

    private static int? Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return null;
            number = (number * 10) + digit - '0';
        }

        return number;
    }

    // The fraction behind its point, in ticks; what is finer is cut off.
    private static int? Fraction(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        if (text.Length == 1 || text[0] != (byte)'.' || text[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return null;
        var kept = text[1..Math.Min(text.Length, TickDigits + 1)];
        var ticks = Digits(kept)!.Value;
        for (var digits = kept.Length; digits < TickDigits; digits++)
            ticks *= 10;
        return ticks;
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
