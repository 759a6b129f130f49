using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction.Names;

/// <summary>What comes of a name's secrecy for the values under it.</summary>
internal static class SecrecyExtensions
{
    // Those of a card; what is shorter numbers a pin on a map.
    private const int PinDigits = 4;

    private const int MostPinDigits = 12;

    // What is shorter counts.
    private const int FewestPasswordDigits = 4;

    // A licence is named by two at the most: Apache-2.0.
    private const int FewestNumberedDigits = 3;

    /// <summary>What a name says of the values in an object below it: those that count, or stand on a map, have others there.</summary>
    public static Secrecy Within(this Secrecy secrecy) => secrecy is Secrecy.Mixed or Secrecy.FourDigits or Secrecy.Pin ? Secrecy.None : secrecy;

    /// <summary>Whether a value is a secret under a name that says so.</summary>
    public static bool Hides(this Secrecy secrecy, ReadOnlySpan<char> value) => secrecy switch
    {
        Secrecy.None => false,
        Secrecy.Random => RandomText.IsOne(value, RandomText.UsualLength),
        Secrecy.Mixed => RandomText.IsOne(value, RandomText.ShortLength),
        Secrecy.FourDigits => value.Length == PinDigits && IsNumber(value),
        Secrecy.Pin => IsNumber(value) ? value.Length is >= PinDigits and <= MostPinDigits : RandomText.IsOne(value, RandomText.ShortLength),
        Secrecy.Numbered => DigitsOf(value) >= FewestNumberedDigits,
        Secrecy.Likely => value.Length >= FewestPasswordDigits || !IsNumber(value),
        _ => true,
    };

    private static bool IsNumber(ReadOnlySpan<char> value) => !value.ContainsAnyExceptInRange('0', '9');

    private static int DigitsOf(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var symbol in value)
            digits += char.IsAsciiDigit(symbol) ? 1 : 0;
        return digits;
    }
}
