using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Wirefix.Traffic.Redaction.Texts;

/// <summary>Text that stands as base64 or base64url in other text.</summary>
internal static class Base64Text
{
    /// <summary>Shorter runs are words.</summary>
    public const int FewestSymbols = 16;

    // About 1 MB of text; what is longer is a file.
    private const int MostSymbols = 1_400_000;

    private static readonly SearchValues<char> Symbols =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Whether the first 16 characters of a run decode to text; those of ids, hashes and words do not.</summary>
    public static bool MayBeOne(ReadOnlySpan<byte> run)
    {
        Span<byte> url = stackalloc byte[FewestSymbols];
        run[..FewestSymbols].CopyTo(url);
        url.Replace((byte)'+', (byte)'-');
        url.Replace((byte)'/', (byte)'_');
        Span<byte> decoded = stackalloc byte[FewestSymbols / 4 * 3];
        if (Base64Url.DecodeFromUtf8(url, decoded, out _, out var length) != OperationStatus.Done)
            return false;
        foreach (var value in decoded[..length])
        {
            if (value is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r') or 0x7f or 0xc0 or 0xc1 or > 0xf4)
                return false;
        }

        return Ascii.IsValid(decoded) || IsUtf8Beginning(decoded);
    }

    /// <summary>The text with every run of base64 whose decoded text <paramref name="redact"/> changes encoded anew.</summary>
    public static string Replace(string text, Func<string, string> redact)
    {
        var edits = new TextEdits(text);
        for (var at = 0; at < text.Length;)
        {
            var start = text.AsSpan(at).IndexOfAny(Symbols);
            if (start < 0)
                break;
            at += start;
            var end = EndOfRun(text, at);
            if (end - at >= FewestSymbols && Redacted(text.AsSpan(at, end - at), redact) is { } other)
                edits.Add(at, end - at, other);
            at = end;
        }

        return edits.Result();
    }

    private static int EndOfRun(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAnyExcept(Symbols);
        var end = length < 0 ? text.Length : start + length;
        for (var padding = 0; padding < 2 && end < text.Length && text[end] == '='; padding++)
            end++;
        return end;
    }

    private static string? Redacted(ReadOnlySpan<char> run, Func<string, string> redact)
    {
        if (run.Length > MostSymbols || !BeginsAsOne(run) || Decode(run) is not { } text)
            return null;
        var redacted = redact(text);
        return redacted == text ? null : Encode(redacted, run);
    }

    private static bool BeginsAsOne(ReadOnlySpan<char> run)
    {
        Span<byte> beginning = stackalloc byte[FewestSymbols];
        Encoding.ASCII.GetBytes(run[..FewestSymbols], beginning);
        return MayBeOne(beginning);
    }

    private static string? Decode(ReadOnlySpan<char> run)
    {
        var url = run.TrimEnd('=').ToString().Replace('+', '-').Replace('/', '_');
        try
        {
            var text = Strict.GetString(Base64Url.DecodeFromChars(url));
            return text.Any(symbol => char.IsControl(symbol) && !char.IsWhiteSpace(symbol)) ? null : text;
        }
        catch (Exception invalid) when (invalid is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Encode(string text, ReadOnlySpan<char> like)
    {
        var standard = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var padded = like[^1] == '=' || (like.Length % 4 == 0 && !like.ContainsAny('-', '_')) ? standard : standard.TrimEnd('=');
        return like.ContainsAny('-', '_') ? padded.Replace('+', '-').Replace('/', '_') : padded;
    }

    // The end may stand within a character.
    private static bool IsUtf8Beginning(ReadOnlySpan<byte> bytes) =>
        Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done && Continues(bytes[length..]);

    private static bool Continues(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status != OperationStatus.Done)
                return status == OperationStatus.NeedMoreData;
            bytes = bytes[length..];
        }

        return true;
    }
}
