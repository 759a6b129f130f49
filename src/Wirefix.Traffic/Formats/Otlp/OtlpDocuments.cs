using System.Buffers;

namespace Wirefix.Traffic.Formats.Otlp;

/// <summary>Splits a file of traces into documents, however many lines each of them takes.</summary>
internal static class OtlpDocuments
{
    /// <summary>
    /// The documents in order; of one that is too long the beginning. One that does not close ends where
    /// a line begins a document as exporters write it.
    /// </summary>
    public static IEnumerable<(int Line, ReadOnlyMemory<byte> Bytes, bool Whole)> Of(Stream stream)
    {
        var held = new ArrayBufferWriter<byte>();
        var (depth, first, whole) = (0, 0, true);
        foreach (var line in TextLines.Of(stream))
        {
            var content = line.Bytes.Trim(" \t\r"u8);
            if (depth > 0 && BeginsDocument(content.Span))
            {
                yield return (first, held.WrittenMemory, whole);
                depth = 0;
            }

            if (depth == 0)
            {
                held.ResetWrittenCount();
                (first, whole) = (line.Number, true);
            }

            if (whole && !content.IsEmpty)
            {
                var room = TextLines.LongestLine - held.WrittenCount;
                held.Write(line.Bytes.Span[..Math.Min(room, line.Bytes.Length)]);
                held.Write("\n"u8);
                whole = line.Whole && line.Bytes.Length < room;
            }

            depth = Math.Max(0, depth + JsonObjects.DepthOf(content.Span));
            if (depth > 0 || (whole && held.WrittenCount == 0))
                continue;
            yield return (first, held.WrittenMemory, whole);
        }

        if (depth > 0)
            yield return (first, held.WrittenMemory, whole);
    }

    // No string of JSON holds a line feed, so that no recorded text can begin a line.
    private static bool BeginsDocument(ReadOnlySpan<byte> line) => line.StartsWith("{\"resourceSpans\""u8);
}
