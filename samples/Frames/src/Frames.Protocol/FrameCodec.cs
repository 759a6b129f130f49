using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Frames.Protocol;

/// <summary>
/// The gateways' frames, big-endian: the length of what follows (2 bytes), the kind (1), the sensor (2), the time in seconds since 1970 (4),
/// and then of kind 1 the value in thousandths (4), of kind 2 a text in UTF-8.
/// </summary>
public static class FrameCodec
{
    private const int LengthBytes = 2;
    private const int MostBytes = 512;
    private const byte ReadingKind = 1;
    private const byte NoticeKind = 2;
    private const decimal Thousandth = 0.001m;

    /// <summary>Takes the first frame off a buffer.</summary>
    /// <returns>Whether the buffer held a whole one.</returns>
    /// <exception cref="InvalidDataException">What stands there is no frame.</exception>
    public static bool TryRead(ref ReadOnlySequence<byte> buffer, [NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadBigEndian(out short signed))
        {
            return false;
        }

        var length = (ushort)signed;
        if (length > MostBytes)
        {
            throw new InvalidDataException($"A frame has at most {MostBytes} bytes, not {length}.");
        }

        if (buffer.Length < LengthBytes + length)
        {
            return false;
        }

        frame = Read(new SequenceReader<byte>(buffer.Slice(LengthBytes, length)), length);
        buffer = buffer.Slice(LengthBytes + length);
        return true;
    }

    private static Frame Read(SequenceReader<byte> reader, int length)
    {
        if (!reader.TryRead(out var kind) || !reader.TryReadBigEndian(out short sensor) || !reader.TryReadBigEndian(out int seconds))
        {
            throw new InvalidDataException($"A frame of {length} bytes is too short.");
        }

        var at = DateTimeOffset.FromUnixTimeSeconds((uint)seconds);
        return kind switch
        {
            ReadingKind when reader.TryReadBigEndian(out int value) && reader.End => new Reading((ushort)sensor, at, value * Thousandth),
            NoticeKind => new Notice((ushort)sensor, at, Encoding.UTF8.GetString(reader.UnreadSequence)),
            _ => throw new InvalidDataException($"There is no frame of kind {kind} with {length} bytes."),
        };
    }
}
