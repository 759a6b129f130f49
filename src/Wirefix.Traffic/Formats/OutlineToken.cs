using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Where a JSON value stands in its entry, and of what kind it is; the default is a value that is absent.</summary>
/// <param name="Start">Where the value begins, its quote included.</param>
/// <param name="Length">How long a string is between its quotes; of a list or an object only the first character counts.</param>
/// <param name="Type">Its kind.</param>
/// <param name="IsEscaped">Whether it is a string that is written with escapes.</param>
internal readonly record struct OutlineToken(int Start, int Length, JsonTokenType Type, bool IsEscaped)
{
    public bool IsPresent => Type != JsonTokenType.None;

    public bool IsText => Type == JsonTokenType.String;

    /// <summary>The value as text; null where it is absent or no string.</summary>
    public string? Text(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return null;
        return !IsEscaped && Ascii.IsValid(Raw(json)) ? Encoding.ASCII.GetString(Raw(json)) : Reader(json).GetString();
    }

    /// <summary>The value as a number; null where it is absent, no number or out of range.</summary>
    public double? Number(ReadOnlySpan<byte> json) =>
        Type == JsonTokenType.Number && Utf8Parser.TryParse(json.Slice(Start, Length), out double value, out var used) && used == Length ? value : null;

    /// <summary>Copies a string, unescaped, and says its length; -1 where it is no string or longer than the buffer.</summary>
    public int CopyText(ReadOnlySpan<byte> json, Span<char> buffer) =>
        IsText && Length <= buffer.Length ? Reader(json).CopyString(buffer) : -1;

    /// <summary>
    /// The bytes of a string; empty where it is absent or no string. Throws <see cref="InvalidOperationException"/> where it is
    /// written with escapes.
    /// </summary>
    public ReadOnlySpan<byte> PlainBytes(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return [];
        return IsEscaped ? throw new InvalidOperationException("expected no escapes") : Raw(json);
    }

    /// <summary>The bytes of a string, whether it is written with escapes or not; empty where it is absent or no string.</summary>
    public ReadOnlySpan<byte> Bytes(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return [];
        return IsEscaped ? Unescaped(json) : Raw(json);
    }

    /// <summary>A string in UTF-8; null where it is absent or no string.</summary>
    public byte[]? Utf8(ReadOnlySpan<byte> json)
    {
        if (!IsText)
            return null;
        return IsEscaped ? Unescaped(json) : Raw(json).ToArray();
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
        var bytes = GC.AllocateUninitializedArray<byte>((text.Length / 4 * 3) - Padding(text));
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

    private ReadOnlySpan<byte> Raw(ReadOnlySpan<byte> json) => json.Slice(Start + 1, Length);

    private byte[] Unescaped(ReadOnlySpan<byte> json)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Length);
        try
        {
            var length = JsonEscapes.Undo(Raw(json), buffer);
            if (length < 0)
                length = Reader(json).CopyString(buffer);
            else if (!System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(0, length)))
                throw new InvalidOperationException("expected UTF-8");
            var text = GC.AllocateUninitializedArray<byte>(length);
            buffer.AsSpan(0, length).CopyTo(text);
            return text;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Padding(ReadOnlySpan<byte> base64) => base64 switch
    {
        [.., (byte)'=', (byte)'='] => 2,
        [.., (byte)'='] => 1,
        _ => 0,
    };
}
