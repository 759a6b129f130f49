using System.Text;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Tells the formats apart by what stands in a file, so that a broken capture is still seen to be one. Within JSON a
/// quoted name of a payload is escaped, so that the marks below cannot come from a recorded body.
/// </summary>
internal static class FormatSniffer
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    // Most captures show what they are in the first of these; one whose first body is large needs more.
    private static readonly int[] Looks = [256 << 10, 16 << 20];

    /// <summary>The format of what a stream holds, told from its beginning; reading it still begins at its first byte.</summary>
    public static CaptureFormat Sniff(PeekStream stream)
    {
        foreach (var look in Looks)
        {
            var head = stream.Peek(look);
            var format = Sniff(head, stream.IsWhole);
            if (format != CaptureFormat.Other || stream.IsWhole || !LooksLikeJson(head))
                return format;
        }

        return CaptureFormat.Other;
    }

    /// <summary>The bytes behind a UTF-8 byte order mark, if there is one.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> file) =>
        file.StartsWith(ByteOrderMark) ? file[ByteOrderMark.Length..] : file;

    /// <summary>Moves a buffer that stands at its stream's beginning behind a UTF-8 byte order mark, if there is one.</summary>
    public static void PassByteOrderMark(SlidingBuffer buffer)
    {
        buffer.Fill();
        buffer.Pass(buffer.Unread.Length - WithoutByteOrderMark(buffer.Unread.Span).Length);
    }

    /// <summary>What a file seems to be, for a message to people; it quotes the file's first line as it stands, with its secrets and all of it.</summary>
    public static string Describe(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            return "an empty file";
        if (file[..Math.Min(file.Length, 4096)].Contains((byte)0))
            return "a binary file";
        if (file.Trim(" \t\r\n"u8).IsEmpty)
            return "a file of blanks";
        // The whole line: half a secret would not be known for one.
        var end = file.IndexOfAny((byte)'\r', (byte)'\n');
        return $"a file that begins \"{Encoding.UTF8.GetString(end < 0 ? file : file[..end])}\"";
    }

    private static CaptureFormat Sniff(ReadOnlySpan<byte> file, bool isWhole)
    {
        var content = WithoutByteOrderMark(file).TrimStart(" \t\r\n"u8);
        if (content.StartsWith("### REQUEST"u8))
            return CaptureFormat.RRPairMarkdown;
        if (BeginsAsHar(content))
            return CaptureFormat.Har;
        if (content.IndexOf("\"msgType\""u8) >= 0 && content.IndexOf("\"rrpair\""u8) >= 0)
            return HasPairOnALine(content) || IsOneLongLine(content, isWhole) ? CaptureFormat.RRPairJsonLines : CaptureFormat.RRPairJson;
        if (FormatMarks.Of(content) is var marked and not CaptureFormat.Other)
            return marked;
        return content.StartsWith("{"u8) && content.IndexOf("\"log\""u8) >= 0 && content.IndexOf("\"entries\""u8) >= 0
            ? CaptureFormat.Har
            : CaptureFormat.Other;
    }

    // A HAR file may be damaged by, or hold, what looks like a pair.
    private static bool BeginsAsHar(ReadOnlySpan<byte> content) =>
        content.StartsWith("{"u8) && content[1..].TrimStart(" \t\r\n"u8).StartsWith("\"log\""u8) && content.IndexOf("\"entries\""u8) >= 0;

    private static bool LooksLikeJson(ReadOnlySpan<byte> head) => WithoutByteOrderMark(head).TrimStart(" \t\r\n"u8).StartsWith("{"u8);

    private static bool IsOneLongLine(ReadOnlySpan<byte> content, bool isWhole) => !isWhole && content.IndexOf((byte)'\n') < 0;

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
