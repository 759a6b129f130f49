using System.Buffers;

namespace Wirefix.Traffic.Formats;

/// <summary>The beginnings by which traces, logs, and the captures of Keploy and GoReplay are known.</summary>
internal static class FormatMarks
{
    private const int ShortestGorId = 16;

    private const int LongestGorId = 64;

    // Nanoseconds since 1970 have 19 digits.
    private const int ShortestGorStamp = 18;

    // What a host prints before its first event, and a first line that log rotation cut off.
    private const int LinesBeforeLog = 10;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>The format that content, from its first character on, shows to be in; Other where it is none of these.</summary>
    public static CaptureFormat Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("{"u8) && content.IndexOf("\"resourceSpans\""u8) >= 0 => CaptureFormat.Otlp,
        _ when IsLog(content) => CaptureFormat.Logs,
        _ when IsGorHeader(content) => CaptureFormat.GoReplay,
        _ when IsKeploy(content) => CaptureFormat.Keploy,
        _ => CaptureFormat.Other,
    };

    private static bool IsLog(ReadOnlySpan<byte> content)
    {
        var left = LinesBeforeLog;
        foreach (var range in content.Split((byte)'\n'))
        {
            if (IsLogLine(content[range].TrimStart(" \t"u8)))
                return true;
            if (--left == 0)
                break;
        }

        return false;
    }

    // Serilog's compact form begins with its time; the console's names level and category.
    private static bool IsLogLine(ReadOnlySpan<byte> line) =>
        line.StartsWith("{\"@t\":"u8)
        || (line.StartsWith("{\""u8) && line.IndexOf("\"LogLevel\":"u8) >= 0 && line.IndexOf("\"Category\":"u8) >= 0);

    // Behind comments and a separator, which a file may begin with.
    private static bool IsKeploy(ReadOnlySpan<byte> content)
    {
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range].Trim(" \t\r"u8);
            if (!line.IsEmpty && line[0] != '#' && !line.SequenceEqual("---"u8))
                return line.StartsWith("version: api.keploy.io/"u8);
        }

        return false;
    }

    // "1 f45590522cd1838b4a0d5c5a 1439818823587396305 -1" and a message behind it.
    private static bool IsGorHeader(ReadOnlySpan<byte> content)
    {
        if (content.Length < 2 || content[0] is not ((byte)'1' or (byte)'2' or (byte)'3') || content[1] != ' ')
            return false;
        var id = content[2..];
        var end = id.IndexOfAnyExcept(HexDigits);
        var stamp = end is >= ShortestGorId and <= LongestGorId && id[end] == ' ' ? id[(end + 1)..] : default;
        return stamp.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= ShortestGorStamp;
    }
}
