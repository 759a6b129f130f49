using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>Tells by which alteration one value became another.</summary>
internal static class Alterations
{
    // Whole numbers above this are not all doubles (IEEE 754, 53 bits of significand).
    private const decimal LargestExactDouble = 9_007_199_254_740_992m;

    private const decimal LargestScaled = 1e24m;

    private const int FewestDecimalsOfDouble = 12;

    // A double holds 15 to 17 digits, of which a few sums spoil the last ones.
    private const decimal LargestErrorOfDoubles = 1e-12m;

    // A shorter rest says nothing about what it was cut from.
    private const int ShortestRest = 3;

    private const int LongestExtension = 6;

    // A number of one decimal is near to its halves too often by chance.
    private const int FewestDecimalsInFives = 2;

    private static readonly SearchValues<char> OfExtensions = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    /// <summary>What units are of one another: cents of euros, millimetres of metres.</summary>
    public static ImmutableArray<decimal> Factors { get; } = [100, 1000];

    /// <summary>
    /// The alteration that makes <paramref name="to"/> of <paramref name="from"/>; <see cref="Alteration.Replaced"/> where none does.
    /// </summary>
    public static Alteration Of(string from, string to)
    {
        if (CanonicalText.Decimal(from) is { } number && CanonicalText.Decimal(to) is { } other
            && OfNumbers(from, number, to, other) is { } alteration)
            return alteration;
        return Moment(from) is { } moment && Moment(to) is { } moved ? OfMoments(moment, moved) : OfTexts(from, to);
    }

    /// <summary>Whether the altered value is a function of the original one, so that chance cannot have made it.</summary>
    public static bool IsDerived(Alteration alteration) =>
        alteration is not (Alteration.Replaced or Alteration.Defaulted or Alteration.OfAnotherCall);

    /// <summary>Whether services agree on such a conversion at times (cents for units, local time): alone it is no fault.</summary>
    public static bool MayBeAgreed(Alteration alteration) =>
        alteration is Alteration.Scaled or Alteration.CaseChanged or Alteration.TimeShifted
            or Alteration.Rounded or Alteration.Trimmed or Alteration.SignChanged;

    /// <summary>Whether no value comes out of it as it went in.</summary>
    public static bool ChangesEvery(Alteration alteration) =>
        alteration is Alteration.Scaled or Alteration.SignChanged or Alteration.TimeShifted;

    /// <summary>The alteration as a verb phrase: <c>cut off</c>.</summary>
    public static string Phrase(Alteration alteration) => alteration switch
    {
        Alteration.Truncated => "cut off",
        Alteration.CaseChanged => "in another case",
        Alteration.Trimmed => "with other white space",
        Alteration.Escaped => "escaped differently",
        Alteration.LeadingZerosLost => "without its leading zeros",
        Alteration.PrecisionLost => "with its last digits changed, as a double holds it",
        Alteration.Rounded => "rounded",
        Alteration.Scaled => "scaled by a power of ten",
        Alteration.ScaledOff => "scaled by a power of ten and one unit off",
        Alteration.SignChanged => "with the other sign",
        Alteration.TimeShifted => "moved by a time zone",
        Alteration.DateShifted => "as the day before or after",
        Alteration.Swapped => "in the place of another one",
        Alteration.Defaulted => "as one fixed value",
        Alteration.OfAnotherCall => "as the value of another call",
        _ => "as another value",
    };

    private static Alteration? OfNumbers(string from, decimal number, string to, decimal other)
    {
        if (number == other)
            return from.StartsWith('0') || to.StartsWith('0') ? Alteration.LeadingZerosLost : null;
        if (number == -other)
            return Alteration.SignChanged;
        if ((Math.Abs(number) > LargestExactDouble && decimal.IsInteger(number) && IsDoubleOf(number, other)) || IsSumOfDoubles(number, other))
            return Alteration.PrecisionLost;
        if (IsScaled(number, other) || IsScaled(other, number))
            return Alteration.Scaled;
        if (IsScaledOff(number, other))
            return Alteration.ScaledOff;
        return IsRounded(number, other) ? Alteration.Rounded : null;
    }

    // JavaScript writes the shortest digits that make the double again, so the two may differ by less than its spacing.
    private static bool IsDoubleOf(decimal number, decimal other) =>
        (double)number == (double)other;

    // 30.299999999999997 for 30.3: no decimal fraction has so many digits, and what was added up in doubles ends in such.
    private static bool IsSumOfDoubles(decimal number, decimal other) =>
        other.Scale >= FewestDecimalsOfDouble && number.Scale < FewestDecimalsOfDouble
        && Math.Abs(number - other) <= Math.Abs(number) * LargestErrorOfDoubles;

    // Beyond the last digits of a decimal a product would overflow.
    private static bool IsScaled(decimal small, decimal large) =>
        small != 0 && Math.Abs(small) < LargestScaled && Factors.Any(factor => small * factor == large);

    // What is no whole number of units has to be rounded, in whichever way.
    private static bool IsScaledOff(decimal small, decimal large) =>
        !decimal.IsInteger(small) && decimal.IsInteger(large) && Math.Abs(small) < LargestScaled
        && Factors.Any(factor => decimal.IsInteger(small * factor) && Math.Abs((small * factor) - large) == 1);

    private static bool IsRounded(decimal number, decimal other)
    {
        var decimals = other.Scale;
        if (Math.Abs(number) < 1 || Math.Abs(number) > LargestExactDouble)
            return false;
        if (IsInFives(number, other))
            return true;
        var unit = (decimal)Math.Pow(10, -decimals);
        return decimals < number.Scale && Math.Abs(number - other) < unit;
    }

    // As cash is rounded: the last decimal becomes a five or a nought.
    private static bool IsInFives(decimal number, decimal other)
    {
        var step = new decimal(5, 0, 0, isNegative: false, number.Scale);
        return number.Scale >= FewestDecimalsInFives && other % step == 0 && Math.Abs(number - other) < step;
    }

    private static DateTimeOffset? Moment(string text)
    {
        if (text.Length is < 16 or > 40 || text[4] != '-' || !text.Contains(':'))
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }

    private static Alteration OfMoments(DateTimeOffset from, DateTimeOffset to)
    {
        var difference = (to - from).Duration();
        if (difference > TimeSpan.Zero && difference <= LargestOffset && difference.Ticks % TimeSpan.FromMinutes(15).Ticks == 0)
            return Alteration.TimeShifted;
        return difference < TimeSpan.FromSeconds(1) ? Alteration.Rounded : Alteration.Replaced;
    }

    private static Alteration OfTexts(string from, string to)
    {
        if (string.Equals(from.Trim(), to.Trim(), StringComparison.Ordinal))
            return Alteration.Trimmed;
        if (string.Equals(from, to, StringComparison.OrdinalIgnoreCase))
            return Alteration.CaseChanged;
        if (IsEscaped(from, to) || IsEscaped(to, from))
            return Alteration.Escaped;
        if (to.Length >= ShortestRest && from.StartsWith(to, StringComparison.Ordinal) && !IsExtension(from[to.Length..]))
            return Alteration.Truncated;
        return from.Length > 1 && from[0] == '0' && from.TrimStart('0') == to ? Alteration.LeadingZerosLost : Alteration.Replaced;
    }

    // 216.mvt and 216 name one thing.
    private static bool IsExtension(string rest) =>
        rest is ['.', _, ..] && rest.Length <= LongestExtension && rest.AsSpan(1).IndexOfAnyExcept(OfExtensions) < 0 && rest.Any(char.IsAsciiLetter);

    private static bool IsEscaped(string plain, string escaped) =>
        Uri.UnescapeDataString(escaped) == plain
        || Uri.UnescapeDataString(escaped.Replace('+', ' ')) == plain
        || WebUtility.HtmlDecode(escaped) == plain
        || escaped.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) == plain;
}
