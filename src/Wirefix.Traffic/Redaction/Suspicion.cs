using System.Buffers;
using System.Text;

namespace Wirefix.Traffic.Redaction;

/// <summary>
/// Decides in one cheap pass, with nothing allocated, that a text can hold no secret of the built-in rules. It errs
/// towards suspicion: what is suspicious is looked at closely.
/// </summary>
internal static class Suspicion
{
    private const int ChunkLength = 2048;

    // Longer than any trace that a secret is told by, so that none is cut in two.
    private const int Overlap = 64;

    // What a character can be part of, as bits.
    private const byte None = 0;

    private const byte Base64 = 1;

    private const byte Separator = 2;

    private const byte Digit = 4;

    // Parts of the names and shapes, none of which a separator can split. Three characters and more keep the search vectorised.
    private static readonly SearchValues<string> Traces = SearchValues.Create(
        [
            "pass", "pwd", "secret", "token", "key", "card", "cvv", "cvc", "iban", "ssn", "sess", "auth", "otp", "cred", "security", "jwt",
            "eyJ", "earer", "basic", "akia", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "_pat_", "glpat-", "xox", "aiza", "ya29.",
            "_live_", "_test_", "whsec_", "sk-", "-begin", "sig=", "ature=", "%40", "\\u",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly byte[] Classes = ClassTable();

    /// <summary>Whether the bytes could hold a secret.</summary>
    public static bool Of(ReadOnlySpan<byte> bytes)
    {
        Span<char> chunk = stackalloc char[Math.Min(bytes.Length, ChunkLength)];
        for (var at = 0; at < bytes.Length; at += ChunkLength - Overlap)
        {
            var part = bytes.Slice(at, Math.Min(ChunkLength, bytes.Length - at));
            if (Of(chunk[..Encoding.Latin1.GetChars(part, chunk)]))
                return true;
            if (at + part.Length == bytes.Length)
                break;
        }

        return false;
    }

    /// <summary>Whether the text could hold a secret.</summary>
    public static bool Of(ReadOnlySpan<char> text) => text.Contains('@') || text.ContainsAny(Traces) || HasRun(text);

    // A card number, or a run that may be base64 of a text.
    private static bool HasRun(ReadOnlySpan<char> text)
    {
        var classes = Classes;
        var runStart = 0;
        var digits = 0;
        var enough = false;
        for (var i = 0; i < text.Length; i++)
        {
            var symbol = text[i];
            var kind = symbol < (uint)classes.Length ? classes[symbol] : None;
            if (kind >= Digit)
                enough |= ++digits == CardNumber.FewestDigits;
            else if ((kind & Separator) == 0)
                digits = 0;
            if ((kind & Base64) == 0)
                runStart = i + 1;
            else if (i - runStart == Base64Text.FewestSymbols - 1 && Base64Text.MayBeOne(text[runStart..]))
                return true;
        }

        return enough && CardNumber.Next(text, 0).Length > 0;
    }

    private static byte[] ClassTable()
    {
        var table = new byte[128];
        for (var symbol = 0; symbol < table.Length; symbol++)
        {
            var kind = Base64Text.IsSymbol((char)symbol) ? Base64 : None;
            if (char.IsAsciiDigit((char)symbol))
                kind |= Digit;
            if ((char)symbol is ' ' or '-')
                kind |= Separator;
            table[symbol] = kind;
        }

        return table;
    }
}
