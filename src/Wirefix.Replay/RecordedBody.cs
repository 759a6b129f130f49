using System.Text;

namespace Wirefix.Replay;

/// <summary>The bytes of a recorded body: as text where they are UTF-8, otherwise as base64. Exactly one is set.</summary>
/// <param name="Text">The body as text; null where the bytes are not UTF-8.</param>
/// <param name="Base64">The body in base64; null where it stands as text.</param>
public sealed record RecordedBody(string? Text = null, string? Base64 = null)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body of these bytes; null where there are none.</summary>
    public static RecordedBody? From(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            return null;

        try
        {
            return new RecordedBody(Strict.GetString(bytes.Span));
        }
        catch (DecoderFallbackException)
        {
            return new RecordedBody(Base64: Convert.ToBase64String(bytes.Span));
        }
    }

    /// <summary>The bytes that were recorded.</summary>
    public byte[] ToBytes() => Text is null ? Convert.FromBase64String(Base64 ?? "") : Strict.GetBytes(Text);
}
