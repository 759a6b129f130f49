using System.Buffers;
using System.Text;
using Wirefix.Traffic.Redaction.Names;
using Wirefix.Traffic.Redaction.Shapes;
using Wirefix.Traffic.Redaction.Texts;

namespace Wirefix.Traffic.Redaction.Suspecting;

/// <summary>
/// Decides cheaply that a text can hold no secret of the built-in rules. It errs towards suspicion: what is suspicious is looked at
/// closely.
/// </summary>
internal static class Suspicion
{
    // Texts of usual length are looked at on the stack.
    private const int UsualBytes = 1024;

    // More than decides whether a number stands alone.
    private const int Surroundings = 16;

    private static readonly SearchValues<byte> InBase64 = SearchValues.Create(Base64Symbols);

    private static readonly SearchValues<byte> InNumber = SearchValues.Create(NumberSymbols);

    private static readonly ByteRuns Base64Runs = new(Base64Symbols, Base64Text.FewestSymbols);

    private static readonly ByteRuns NumberRuns = new(NumberSymbols, CardNumber.FewestDigits);

    private static ReadOnlySpan<byte> Base64Symbols => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8;

    private static ReadOnlySpan<byte> NumberSymbols => "0123456789 -"u8;

    /// <summary>Whether the bytes could hold a secret.</summary>
    public static bool Of(ReadOnlySpan<byte> bytes) =>
        HasMark(bytes) || SecretTraces.AnyIn(bytes) || HasLongWord(bytes) || HasCardNumber(bytes) || SplitLetters.AnyIn(bytes);

    /// <summary>Whether the text could hold a secret.</summary>
    public static bool Of(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most <= UsualBytes)
        {
            Span<byte> bytes = stackalloc byte[UsualBytes];
            return Of(bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        var suspicious = Of(rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        ArrayPool<byte>.Shared.Return(rented);
        return suspicious;
    }

    // An at sign, or an escape of a letter that a trace, an address or base64 has.
    private static bool HasMark(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAny((byte)'@', (byte)'\\', (byte)'&');
        if (first < 0)
            return false;
        bytes = bytes[first..];
        return bytes.Contains((byte)'@') || bytes.IndexOf("\\u"u8) >= 0 || bytes.IndexOf("\\/"u8) >= 0 || bytes.IndexOf("\\x"u8) >= 0
            || bytes.IndexOf("&#"u8) >= 0 || bytes.IndexOf("&comma"u8) >= 0;
    }

    // A run that may be base64 of a text, or a key.
    private static bool HasLongWord(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; Base64Runs.Next(bytes, from) is >= 0 and var start;)
        {
            from = EndOfRun(bytes, start, InBase64);
            if (Base64Text.MayBeOne(bytes[start..]) || KeyPrefixes.MayStandIn(bytes, start, from))
                return true;
        }

        return false;
    }

    private static bool HasCardNumber(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; NumberRuns.Next(bytes, from) is >= 0 and var start;)
        {
            from = EndOfRun(bytes, start, InNumber);
            if (CountDigits(bytes[start..from]) < CardNumber.FewestDigits)
                continue;
            // As many programs write a large number that is a fraction to them.
            if (bytes[from..] is [(byte)'e' or (byte)'E', ..])
                return true;
            var around = bytes[Math.Max(0, start - Surroundings)..Math.Min(bytes.Length, from + Surroundings)];
            if (CardNumber.Next(Encoding.UTF8.GetString(around), 0).Length > 0)
                return true;
        }

        return false;
    }

    private static int EndOfRun(ReadOnlySpan<byte> bytes, int start, SearchValues<byte> symbols) =>
        bytes[start..].IndexOfAnyExcept(symbols) is >= 0 and var length ? start + length : bytes.Length;

    private static int CountDigits(ReadOnlySpan<byte> run)
    {
        var digits = 0;
        foreach (var symbol in run)
            digits += char.IsAsciiDigit((char)symbol) ? 1 : 0;
        return digits;
    }
}
