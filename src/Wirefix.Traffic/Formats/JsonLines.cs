namespace Wirefix.Traffic.Formats;

/// <summary>Splits a stream into the lines of RRPair JSON that it holds; a line that is too long costs itself alone.</summary>
internal static class JsonLines
{
    // {"msgType":"rrpair","direction":"IN"} and a request need more. A file of crumbs must not cost a parse for each.
    private const int ShortestPair = 32;

    private static readonly string TooLong = $"expected a line of at most {SlidingBuffer.LargestEntry:N0} bytes, found a longer one";

    /// <summary>Reads every line that can be read; the others become problems.</summary>
    public static void Read(Stream stream, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        var buffer = new SlidingBuffer(stream);
        FormatSniffer.PassByteOrderMark(buffer);
        for (var number = 1; NextLine(buffer, out var line, out var whole); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(line, whole, new EntryPlace(name, "line", number), sink);
            buffer.Pass(line.Length);
            if (!whole)
                PassRestOfLine(buffer);
        }
    }

    private static void Read(ReadOnlyMemory<byte> line, bool whole, EntryPlace place, IPairSink sink)
    {
        var length = line.Span.Trim(" \t\r\n"u8).Length;
        if (!whole)
            sink.AddProblem(place.ToString(), $"{TooLong}; {RRPairFormat.Instance.LeftOut}");
        else if (length >= ShortestPair)
            sink.Add(new Entry(line, place, RRPairFormat.Instance));
        else if (length > 0)
            sink.AddProblem(place.ToString(), $"expected a pair as one JSON object, found {length} bytes; {RRPairFormat.Instance.LeftOut}");
    }

    // The line with its line feed; not whole where it is longer than an entry may be.
    private static bool NextLine(SlidingBuffer buffer, out ReadOnlyMemory<byte> line, out bool whole)
    {
        var looked = 0;
        do
        {
            var end = buffer.Unread.Span[looked..].IndexOf((byte)'\n');
            if (end >= 0)
            {
                (line, whole) = (buffer.Unread[..(looked + end + 1)], true);
                return true;
            }

            looked = buffer.Unread.Length;
        }
        while (!buffer.IsFull && buffer.Fill());

        (line, whole) = (buffer.Unread, !buffer.IsFull);
        return !line.IsEmpty;
    }

    private static void PassRestOfLine(SlidingBuffer buffer)
    {
        while (!buffer.Unread.IsEmpty || buffer.Fill())
        {
            var end = buffer.Unread.Span.IndexOf((byte)'\n');
            buffer.Pass(end < 0 ? buffer.Unread.Length : end + 1);
            if (end >= 0)
                return;
        }
    }
}
