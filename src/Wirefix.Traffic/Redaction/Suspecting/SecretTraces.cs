using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace Wirefix.Traffic.Redaction.Suspecting;

/// <summary>
/// Parts of the names and shapes of secrets, and whether any of them stands in a text. Where a trace may begin is told for sixteen bytes at
/// once (<see cref="NibbleSets"/>), by the first three bytes of each. Behind those a ~ stands for a separator that may be there: a name of
/// several words is written as <c>smsCode</c>, <c>sms_code</c>, <c>sms-code</c> or <c>sms code</c>.
/// </summary>
internal static class SecretTraces
{
    private const byte Separator = (byte)'~';

    private const int BeginningLength = 3;

    private const int BlockLength = 16 + BeginningLength - 1;

    /// <summary>The traces, as they are written.</summary>
    internal static readonly string[] Written =
    [
        "pass", "pwd", "secret", "token", "key", "card", "cvv", "cvc", "iban", "ssn", "sess", "auth", "otp", "cred", "security", "jwt", "eyj",
        "earer", "basic", "akia", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "_pat_", "glpat-", "xox", "aiza", "ya29.", "_live_", "_test_",
        "whsec_", "sk-", "-begin", "sig=", "signature", "%40", "%254", "cookie", "mnemonic", "phrase", "verifi", "assertion", "saml", "recovery",
        "cvn", "factor", "backup", "activation", "sms~code", "mfa~code", "evice~code", "user~code", "pin~b", "cryptogram", "track~1", "track~2",
        "track~d", "driver", "driving", "national~i", "code=", "state=", "ticket=", "hooks.", "webhook", "medicare", "kennwort", "contrase", "wachtw",
        "one~time", "pay~sign", "access~code", "magic", "login~ticket", "pesel", "cpf", "aadhaar", "person~num", "fiscale", "sign=", "honeycomb", "csrf",
        "client~princ", "transmission", "pin\"", "pin'", "pin\\", "pin=", "pin:", "pin>",
        "pins\"", "pins\\", "pin~code", "pin~num", "account~n", "routing~n", "sort~code", "-license", "-licence", "kty",
    ];

    // In the order of the alphabet, so that those in a set begin alike.
    private static readonly byte[][] Traces = [.. Written.Order(StringComparer.Ordinal).Select(Encoding.ASCII.GetBytes)];

    private static readonly NibbleSets First = new(Traces, 0);

    private static readonly NibbleSets Second = new(Traces, 1);

    private static readonly NibbleSets Third = new(Traces, 2);

    // The place of the first trace with a beginning, and how many have it.
    private static readonly (byte Place, byte Count)[] ByBeginning = CountByBeginning();

    /// <summary>Whether a trace stands in the text, in upper or lower case.</summary>
    public static bool AnyIn(ReadOnlySpan<byte> text)
    {
        if (text.Length < BlockLength)
            return AnyInShort(text);
        for (var at = 0; at < text.Length - BlockLength; at += Vector128<byte>.Count)
        {
            if (AnyInBlock(text[at..]))
                return true;
        }

        // The last block lies partly over the one before, so that no byte is looked at by itself.
        return AnyInBlock(text[^BlockLength..]);
    }

    private static bool AnyInShort(ReadOnlySpan<byte> text)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        block.Clear();
        text.CopyTo(block);
        return AnyInBlock(block);
    }

    // Whether one begins in the first sixteen bytes.
    private static bool AnyInBlock(ReadOnlySpan<byte> text)
    {
        for (var candidates = Candidates(text); candidates != 0; candidates &= candidates - 1)
        {
            if (BeginsWithOne(text[BitOperations.TrailingZeroCount(candidates)..]))
                return true;
        }

        return false;
    }

    private static uint Candidates(ReadOnlySpan<byte> text)
    {
        var sets = First.Of(Vector128.Create(text)) & Second.Of(Vector128.Create(text[1..])) & Third.Of(Vector128.Create(text[2..]));
        return ~Vector128.Equals(sets, Vector128<byte>.Zero).ExtractMostSignificantBits() & ushort.MaxValue;
    }

    private static bool BeginsWithOne(ReadOnlySpan<byte> text)
    {
        var (place, count) = ByBeginning[NumberOf(text)];
        foreach (var trace in Traces.AsSpan(place, count))
        {
            if (BeginsWith(text, trace))
                return true;
        }

        return false;
    }

    private static bool BeginsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> trace)
    {
        var words = trace.IndexOf(Separator);
        if (words < 0)
            return text.Length >= trace.Length && Ascii.EqualsIgnoreCase(text[..trace.Length], trace);
        if (text.Length <= words || !Ascii.EqualsIgnoreCase(text[..words], trace[..words]))
            return false;
        return BeginsWith(text[(char.IsAsciiLetterOrDigit((char)text[words]) ? words : words + 1)..], trace[(words + 1)..]);
    }

    // The lower five bits are a letter's place in the alphabet, whatever its case.
    private static int NumberOf(ReadOnlySpan<byte> text) => ((text[0] & 31) << 10) | ((text[1] & 31) << 5) | (text[2] & 31);

    private static (byte Place, byte Count)[] CountByBeginning()
    {
        var counts = new (byte Place, byte Count)[1 << 15];
        for (byte place = 0; place < Traces.Length; place++)
        {
            ref var count = ref counts[NumberOf(Traces[place])];
            count = count.Count == 0 ? (place, (byte)1) : (count.Place, (byte)(place - count.Place + 1));
        }

        return counts;
    }
}
