using System.Buffers;
using System.Globalization;
using System.Text;

namespace Frames.Protocol;

/// <summary>
/// The gateways' frames, a line each: <c>$R,7,1772442000,21.5*50</c>. Between <c>$</c> and <c>*</c> stand the kind, the sensor, the
/// time in seconds since 1970, and the value or text; behind it the exclusive or of these bytes, as two hex digits.
/// </summary>
public static class FrameCodec
{
    private const byte Begin = (byte)'$';
    private const byte BeforeChecksum = (byte)'*';
    private const byte LineEnd = (byte)'\n';
    private const int ChecksumDigits = 2;
    private const int Fields = 4;

    /// <summary>Takes the first frame off a buffer.</summary>
    /// <returns>Whether the buffer held a whole one.</returns>
    public static bool TryCut(ref ReadOnlySequence<byte> buffer, out byte[] frame)
    {
        if (buffer.PositionOf(LineEnd) is not { } end)
        {
            frame = [];
            return false;
        }

        frame = buffer.Slice(0, end).ToArray();
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    /// <summary>Reads a frame; null where it does not agree with its checksum or is none.</summary>
    public static Frame? Decode(ReadOnlySpan<byte> frame)
    {
        var content = frame.Length > ChecksumDigits + 1 ? frame[1..^(ChecksumDigits + 1)] : [];
        if (content.IsEmpty || frame[0] != Begin || frame[^(ChecksumDigits + 1)] != BeforeChecksum || !Agrees(content, frame[^ChecksumDigits..]))
        {
            return null;
        }

        var fields = Encoding.UTF8.GetString(content).Split(',', Fields);
        return fields.Length == Fields
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sensor)
            && uint.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? FrameOf(fields[0], sensor, DateTimeOffset.FromUnixTimeSeconds(seconds), fields[3])
                : null;
    }

    private static Frame? FrameOf(string kind, int sensor, DateTimeOffset at, string rest) => kind switch
    {
        "R" when decimal.TryParse(rest, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => new Reading(sensor, at, value),
        "N" => new Notice(sensor, at, rest),
        _ => null,
    };

    private static bool Agrees(ReadOnlySpan<byte> content, ReadOnlySpan<byte> digits)
    {
        byte checksum = 0;
        foreach (var value in content)
        {
            checksum ^= value;
        }

        return byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sent) && sent == checksum;
    }
}
