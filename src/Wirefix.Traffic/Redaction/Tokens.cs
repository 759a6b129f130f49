using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Wirefix.Traffic.Redaction.Shapes;

namespace Wirefix.Traffic.Redaction;

/// <summary>
/// Makes the tokens that stand in the place of secrets: keyed, so that they cannot be looked up, and equal for equal values,
/// so that joins still work. A token is known as one when it is read again, and stays.
/// </summary>
internal sealed class Tokens(byte[] key)
{
    private const string Mark = "redacted-";

    private const string MailMark = "u-";

    private const string MailHost = "redacted.invalid";

    private const int HexDigits = 10;

    // No issuer's numbers begin so, and no social security number does.
    private const string DigitMark = "999";

    // The rest of a digit token's Luhn sum: any but 0, which a card number has.
    private const int DigitRest = 5;

    // As many digits as an Int32 can always hold: a service that is replayed still parses it.
    private const int NumberLength = 9;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>The token of any secret value, in the shape that its kind has to keep.</summary>
    public string For(string value)
    {
        if (value.Length == 0 || IsToken(value))
            return value;
        if (MailAddress.IsOne(value))
            return Mail(value);
        return CardNumber.IsOne(value) ? Card(value) : Mark + Digest(value);
    }

    /// <summary>An e-mail address as <c>u-1a2b3c4d5e@redacted.invalid</c>; an escaped at sign stays escaped.</summary>
    public string Mail(string address)
    {
        var at = MailAddress.AtSignOf(address);
        var plain = at == "@" ? address : address.Replace(at, "@", StringComparison.Ordinal);
        if (IsToken(plain))
            return address;
        return $"{MailMark}{Digest(plain)}{at}{MailHost}";
    }

    /// <summary>A card number with other digits, separators in their places. It begins with 999 and fails the Luhn check.</summary>
    public string Card(string number)
    {
        if (IsDigitToken(number))
            return number;
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var token = Digits(digits, digits.Length);
        var next = 0;
        return string.Concat(number.Select(symbol => char.IsAsciiDigit(symbol) ? token[next++] : symbol));
    }

    /// <summary>A number under a secret name: nine digits, so that it stays a number.</summary>
    public string Number(string number)
    {
        if (IsDigitToken(number))
            return number;
        return CardNumber.IsOne(number) ? Card(number) : Digits(number, NumberLength);
    }

    /// <summary>Whether the whole value is a token of any shape.</summary>
    public static bool IsToken(ReadOnlySpan<char> value)
    {
        if (value.StartsWith(Mark) && IsHex(value[Mark.Length..]))
            return true;
        // Nobody has an address there, whatever stands in front of the host.
        if (value.EndsWith(MailHost) && value.IndexOf('@') == value.Length - MailHost.Length - 1 && !value.ContainsAny(' ', '\t', '\n'))
            return true;
        return IsDigitToken(value);
    }

    /// <summary>Whether a text token ends right before the position, so that its digits are no number of their own.</summary>
    public static bool StandsBefore(ReadOnlySpan<char> text, int position) => text[..position].EndsWith(Mark);

    private static bool IsHex(ReadOnlySpan<char> digits) => digits.Length == HexDigits && !digits.ContainsAnyExcept(Hex);

    private static bool IsDigitToken(ReadOnlySpan<char> value)
    {
        var count = CardNumber.DigitsOf(value);
        return value.StartsWith(DigitMark)
            && count is NumberLength or (>= CardNumber.FewestDigits and <= CardNumber.MostDigits)
            && CardNumber.LuhnSum(value) % 10 == DigitRest;
    }

    private string Digest(string value) => Convert.ToHexStringLower(Hash(value))[..HexDigits];

    private string Digits(string value, int length)
    {
        var hash = Hash(value);
        var digits = new char[length];
        DigitMark.CopyTo(digits);
        for (var i = DigitMark.Length; i < length; i++)
            digits[i] = (char)('0' + (hash[i] % 10));
        digits[^1] = '0';
        digits[^1] = (char)('0' + ((10 + DigitRest - (CardNumber.LuhnSum(digits) % 10)) % 10));
        return new string(digits);
    }

    private byte[] Hash(string value) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value));
}
