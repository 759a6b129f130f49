using System.Text;

namespace Wirefix.Workspace.Indexing.Storing;

/// <summary>The text of a source file.</summary>
/// <param name="Text">The text without its byte order mark.</param>
/// <param name="IsGuessed">Whether the encoding is neither marked nor UTF-8.</param>
internal sealed record SourceText(string Text, bool IsGuessed)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // UTF-32 comes first: its mark begins with that of UTF-16.
    private static readonly Encoding[] Marked =
    [
        Encoding.UTF32,
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        Encoding.UTF8,
        Encoding.Unicode,
        Encoding.BigEndianUnicode,
    ];

    // Enough to tell the encoding by; code begins with letters that are in ASCII.
    private const int Looked = 4096;

    /// <summary>Decodes by the byte order mark, else as UTF-16 where the zero bytes of that stand in it, else as UTF-8, else as Latin-1.</summary>
    public static SourceText Decode(byte[] bytes)
    {
        if (Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Preamble)) is { } marked)
            return new SourceText(marked.GetString(bytes.AsSpan(marked.Preamble.Length)), IsGuessed: false);
        if (Utf16(bytes.AsSpan(0, Math.Min(bytes.Length, Looked))) is { } unmarked)
            return new SourceText(unmarked.GetString(bytes), IsGuessed: false);
        try
        {
            return new SourceText(Strict.GetString(bytes), IsGuessed: false);
        }
        catch (DecoderFallbackException)
        {
            return new SourceText(Encoding.Latin1.GetString(bytes), IsGuessed: true);
        }
    }

    // No letter of code is zero, and of UTF-16 every other byte is where letters are in ASCII.
    private static Encoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var at = 0; at + 1 < bytes.Length; at += 2)
            (even, odd) = (even + (bytes[at] == 0 ? 1 : 0), odd + (bytes[at + 1] == 0 ? 1 : 0));
        var most = bytes.Length / 4;
        return (even > most, odd > most) switch
        {
            (true, false) => Encoding.BigEndianUnicode,
            (false, true) => Encoding.Unicode,
            _ => null,
        };
    }
}
