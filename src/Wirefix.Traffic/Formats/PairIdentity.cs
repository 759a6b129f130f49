using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>A pair's identity in 128 bits, so that millions can be remembered: two of the same text give the same number.</summary>
internal static class PairIdentity
{
    /// <summary>The identity of what has none.</summary>
    public static readonly UInt128 None = UInt128.Zero;

    private const int Bytes = 16;

    // 16 bytes in base64, the form that RRPair JSON has for a uuid.
    private const int Base64Length = 24;

    /// <summary>The identity that a text stands for; a uuid is its own number, any other text its SHA-256, cut off.</summary>
    public static UInt128 Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return None;
        return Guid.TryParseExact(text, "D", out var uuid) ? Of(uuid) : Hashed(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>
    /// The identity of the exchange that an outline tells of: by its own identity, what was asked and answered, and when, since recorders have
    /// given one uuid to several. <see cref="None"/> where it has none of its own. It holds within one run.
    /// </summary>
    public static UInt128 OfExchange(in PairOutline outline)
    {
        if (outline.Identity == None)
            return None;
        var asked = (uint)HashCode.Combine(outline.Direction, outline.Method, outline.Host, outline.Path);
        var answered = (uint)HashCode.Combine(outline.Status, outline.Stamp);
        return outline.Identity ^ new UInt128(((ulong)asked << 32) | answered, 0);
    }

    /// <summary>The same of UTF-8, where a uuid may also be the base64 of its bytes.</summary>
    public static UInt128 OfUuid(ReadOnlySpan<byte> text)
    {
        Span<byte> bytes = stackalloc byte[Bytes + 2];
        if (text.Length == Base64Length
            && Base64.DecodeFromUtf8(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done
            && written == Bytes)
        {
            return BinaryPrimitives.ReadUInt128BigEndian(bytes);
        }

        return Of(Encoding.UTF8.GetString(text));
    }

    private static UInt128 Of(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static UInt128 Hashed(ReadOnlySpan<byte> text)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, digest);
        return BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
