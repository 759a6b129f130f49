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

    /// <summary>Decodes by the byte order mark, else as UTF-8, else as Latin-1.</summary>
    public static SourceText Decode(byte[] bytes)
    {
        if (Marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Preamble)) is { } marked)
            return new SourceText(marked.GetString(bytes.AsSpan(marked.Preamble.Length)), IsGuessed: false);
        try
        {
            return new SourceText(Strict.GetString(bytes), IsGuessed: false);
        }
        catch (DecoderFallbackException)
        {
            return new SourceText(Encoding.Latin1.GetString(bytes), IsGuessed: true);
        }
    }
}
