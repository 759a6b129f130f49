using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Where a JSON value begins in its entry, and of what kind it is; the default is a value that is absent.</summary>
internal readonly record struct OutlineToken(int Start, JsonTokenType Type)
{
    public bool IsPresent => Type != JsonTokenType.None;

    public bool IsText => Type == JsonTokenType.String;

    /// <summary>The value as text; null where it is absent or no string.</summary>
    public string? Text(ReadOnlySpan<byte> json) => IsText ? Reader(json).GetString() : null;

    /// <summary>The value as a number; null where it is absent, no number or out of range.</summary>
    public double? Number(ReadOnlySpan<byte> json) =>
        Type == JsonTokenType.Number && Reader(json).TryGetDouble(out var value) ? value : null;

    /// <summary>Copies a string, unescaped, and says its length; -1 where it is no string or longer than the buffer.</summary>
    public int CopyText(ReadOnlySpan<byte> json, Span<char> buffer)
    {
        if (!IsText)
            return -1;
        var reader = Reader(json);
        return reader.ValueSpan.Length > buffer.Length ? -1 : reader.CopyString(buffer);
    }

    /// <summary>
    /// The bytes of a string; empty where it is absent or no string. Throws <see cref="InvalidOperationException"/> where it is
    /// written with escapes.
    /// </summary>
    public ReadOnlySpan<byte> PlainBytes(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return [];
        var reader = Reader(json);
        return reader.ValueIsEscaped ? throw new InvalidOperationException("expected no escapes") : reader.ValueSpan;
    }

    /// <summary>The bytes of a string, whether it is written with escapes or not; empty where it is absent or no string.</summary>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return [];
        var reader = Reader(json);
        return reader.ValueIsEscaped ? Utf8(json) : reader.ValueSpan;
    }

    /// <summary>A string in UTF-8; null where it is absent or no string.</summary>
    public byte[]? Utf8(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return null;
        var reader = Reader(json);
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.ToArray();
        var text = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            return text[..reader.CopyString(text)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text);
        }
    }

    /// <summary>
    /// The bytes that a string of base64 stands for; null where it is absent or no string. Throws
    /// <see cref="InvalidOperationException"/> where it is not plain base64.
    /// </summary>
    public byte[]? FromBase64(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return null;
        var text = Bytes(json);
        if (text.Length % 4 != 0)
            throw new InvalidOperationException("expected plain base64");
        var bytes = new byte[(text.Length / 4 * 3) - Padding(text)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done || written != bytes.Length)
            throw new InvalidOperationException("expected plain base64");
        return bytes;
    }

    /// <summary>A reader that stands at the value.</summary>
    public Utf8JsonReader Reader(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json[Start..], isFinalBlock: false, default);
        reader.Read();
        return reader;
    }

    private static int Padding(ReadOnlySpan<byte> base64) => base64 switch
    {
        [.., (byte)'=', (byte)'='] => 2,
        [.., (byte)'='] => 1,
        _ => 0,
    };
}
