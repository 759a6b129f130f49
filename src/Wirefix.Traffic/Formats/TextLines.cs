namespace Wirefix.Traffic.Formats;

/// <summary>Splits a stream at its line feeds while holding one line at a time.</summary>
internal static class TextLines
{
    /// <summary>The most bytes of a line; a body of 64 MB is beyond what any detector looks at.</summary>
    public const int LongestLine = 64 << 20;

    private const int FirstSize = 1 << 16;

    /// <summary>The lines in order, without a byte order mark before the first; of a line that is too long only the beginning.</summary>
    public static IEnumerable<TextLine> Of(Stream stream, int longest = LongestLine)
    {
        var buffer = new byte[FirstSize];
        var (start, end, number, ended) = (0, 0, 1, false);
        var looked = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (feed < 0 && !ended && end - start <= longest)
            {
                looked = end - start;
                (buffer, start, end) = Filled(stream, buffer, start, end, out ended);
                continue;
            }

            var length = feed < 0 ? end - start : looked + feed;
            if (feed < 0 && length == 0)
                yield break;
            var whole = length <= longest;
            yield return new TextLine(number, Unmarked(buffer.AsMemory(start, Math.Min(length, longest)), number), whole);
            number++;
            start += feed < 0 ? length : length + 1;
            looked = 0;
            if (!whole && feed < 0)
                (start, end) = PassRest(stream, buffer, out ended);
        }
    }

    private static ReadOnlyMemory<byte> Unmarked(ReadOnlyMemory<byte> line, int number) =>
        number == 1 ? line[(line.Length - FormatSniffer.WithoutByteOrderMark(line.Span).Length)..] : line;

    private static (byte[] Buffer, int Start, int End) Filled(Stream stream, byte[] buffer, int start, int end, out bool ended)
    {
        var held = end - start;
        var target = held > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, held).CopyTo(target);
        var read = stream.Read(target, held, target.Length - held);
        ended = read == 0;
        return (target, 0, held + read);
    }

    // Behind a line that was too long: up to its line feed, with what was read beyond it.
    private static (int Start, int End) PassRest(Stream stream, byte[] buffer, out bool ended)
    {
        while (stream.Read(buffer) is > 0 and var read)
        {
            var feed = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (feed < 0)
                continue;
            ended = false;
            return (feed + 1, read);
        }

        ended = true;
        return (0, 0);
    }
}
