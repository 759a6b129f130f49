using System.Text;
using Wirefix.Traffic.Formats.GoReplay;
using Wirefix.Traffic.Formats.Keploy;
using Wirefix.Traffic.Formats.Logs;
using Wirefix.Traffic.Formats.Otlp;

namespace Wirefix.Traffic.Formats;

/// <summary>Reads one stream of a capture, whatever format it has.</summary>
internal static class CaptureFile
{
    // Enough to say what a file that is no capture seems to be.
    private const int DescribedBytes = 4096;

    // Enough to say what stands in the place of a log.
    private const int FramedBytes = 256 << 10;

    private delegate void Reader(PeekStream content, string name, IPairSink sink, CancellationToken cancellationToken);

    /// <summary>Tells the format from the stream's beginning and hands it to that format's reader.</summary>
    /// <param name="stream">The content; it is read to its end and left open.</param>
    /// <param name="name">What the exchanges' sources and the problems call it.</param>
    /// <param name="sink">Takes what is found.</param>
    /// <param name="cancellationToken">Stops between two entries.</param>
    public static void Read(Stream stream, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        var content = new PeekStream(stream);
        if (WideEncoding(content.Peek(2)) is { } encoding)
            content = new PeekStream(Encoding.CreateTranscodingStream(content, encoding, Encoding.UTF8));
        var read = ReaderOf(FormatSniffer.Sniff(content));
        read(content, name, sink, cancellationToken);
    }

    /// <summary>What a stream that is no capture seems to be, for a message to people.</summary>
    public static string Describe(Stream stream) => Describe(new PeekStream(stream));

    // What a shell of Windows redirects into a file is UTF-16; its byte order mark becomes that of UTF-8.
    private static Encoding? WideEncoding(ReadOnlySpan<byte> beginning) => beginning switch
    {
        [0xff, 0xfe] => Encoding.Unicode,
        [0xfe, 0xff] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string Describe(PeekStream content) => FormatSniffer.Describe(content.Peek(DescribedBytes));

    private static Reader ReaderOf(CaptureFormat format) => format switch
    {
        CaptureFormat.RRPairMarkdown => ReadMarkdown,
        CaptureFormat.RRPairJson => ReadPair,
        CaptureFormat.RRPairJsonLines => JsonLines.Read,
        CaptureFormat.Har => HarReader.Read,
        CaptureFormat.Otlp => OtlpReader.Read,
        CaptureFormat.GoReplay => GoReplayReader.Read,
        CaptureFormat.Keploy => KeployReader.Read,
        CaptureFormat.Logs => LogReader.Read,
        _ => PassOver,
    };

    private static void PassOver(PeekStream content, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        if (name.EndsWith(".har", StringComparison.OrdinalIgnoreCase))
            sink.AddProblem(name, HarFrame.ProblemOf(content.Peek(FramedBytes), content.IsWhole) ?? $"expected HAR, an object with \"log\" and \"entries\", found {Describe(content)}");
        else
            sink.PassOverFile();
    }

    private static void ReadPair(PeekStream content, string name, IPairSink sink, CancellationToken cancellationToken) =>
        sink.Add(new Entry(Whole(content), new EntryPlace(name), RRPairFormat.Instance));

    private static void ReadMarkdown(PeekStream content, string name, IPairSink sink, CancellationToken cancellationToken)
    {
        try
        {
            if (RRPairMarkdown.Read(Encoding.UTF8.GetString(Whole(content).Span), name) is { } pair)
                sink.Add(pair);
            else
                sink.AddOtherPair();
        }
        catch (EntryException problem)
        {
            sink.AddProblem(name, $"{problem.Message}; the pair is left out");
        }
    }

    // A file that is one entry is read as a whole, within an entry's bound.
    private static ReadOnlyMemory<byte> Whole(Stream content)
    {
        var buffer = new SlidingBuffer(content);
        FormatSniffer.PassByteOrderMark(buffer);
        while (!buffer.IsFull && buffer.Fill())
        {
            // Until the whole file is there.
        }

        if (!buffer.Ended)
            throw new EntryException($"expected a pair of at most {SlidingBuffer.LargestEntry:N0} bytes, found a larger file; it is left out");
        return buffer.Unread;
    }
}
