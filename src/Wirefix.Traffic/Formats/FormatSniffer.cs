using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Tells the formats apart by what stands in a file, so that a broken capture is still seen to be one. Within JSON a
/// quoted name of a payload is escaped, so that the marks below cannot come from a recorded body.
/// </summary>
internal static class FormatSniffer
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    /// <summary>The format of a file's bytes.</summary>
    public static CaptureFormat Sniff(ReadOnlySpan<byte> file)
    {
        var content = WithoutByteOrderMark(file).TrimStart(" \t\r\n"u8);
        if (content.StartsWith("### REQUEST"u8))
            return CaptureFormat.RRPairMarkdown;
        if (content.IndexOf("\"msgType\""u8) >= 0 && content.IndexOf("\"rrpair\""u8) >= 0)
            return HasPairOnALine(content) ? CaptureFormat.RRPairJsonLines : CaptureFormat.RRPairJson;
        return content.StartsWith("{"u8) && content.IndexOf("\"log\""u8) >= 0 && content.IndexOf("\"entries\""u8) >= 0
            ? CaptureFormat.Har
            : CaptureFormat.Other;
    }

    /// <summary>The bytes behind a UTF-8 byte order mark, if there is one.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> file) =>
        file.StartsWith(ByteOrderMark) ? file[ByteOrderMark.Length..] : file;

    /// <summary>What a file seems to be, for a message to people.</summary>
    public static string Describe(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return "an empty file";
        if (file[..Math.Min(file.Length, 4096)].Contains((byte)0))
            return "a binary file";
        var line = file[..Math.Min(file.Length, 40)];
        var end = line.IndexOfAny((byte)'\r', (byte)'\n');
        return $"a file that begins \"{Encoding.UTF8.GetString(end < 0 ? line : line[..end])}\"";
    }

    private static bool HasPairOnALine(ReadOnlySpan<byte> content)
    {
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range].Trim(" \t\r"u8);
            if (line.StartsWith("{"u8) && line.EndsWith("}"u8) && line.IndexOf("\"rrpair\""u8) >= 0)
                return true;
        }

        return false;
    }
}
