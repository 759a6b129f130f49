using System.Text;

namespace Wirefix.Traffic.Formats.Keploy;

/// <summary>Splits a file at the lines of three dashes that part its documents.</summary>
internal static class KeployDocuments
{
    // A test case with its bodies; the parser's time and memory are a multiple of it.
    private const int LargestDocument = 16 << 20;

    /// <summary>The documents in order, with the number of their first line and whether they are not too large.</summary>
    public static IEnumerable<(int Line, string Text, bool Whole)> Of(Stream stream)
    {
        var held = new StringBuilder();
        var (first, whole) = (1, true);
        foreach (var line in TextLines.Of(stream, LargestDocument))
        {
            if (!IsSeparator(line.Bytes.Span))
            {
                whole &= line.Whole && held.Length + line.Bytes.Length < LargestDocument;
                if (whole)
                    held.Append(Encoding.UTF8.GetString(line.Bytes.Span)).Append('\n');
                continue;
            }

            if (HasContent(held))
                yield return (first, held.ToString(), whole);
            held.Clear();
            (first, whole) = (line.Number + 1, true);
        }

        if (HasContent(held))
            yield return (first, held.ToString(), whole);
    }

    // Within a document such a line can only stand in a block of text, and there it is indented.
    private static bool IsSeparator(ReadOnlySpan<byte> line) => line.TrimEnd(" \t\r"u8).SequenceEqual("---"u8);

    private static bool HasContent(StringBuilder held)
    {
        foreach (var chunk in held.GetChunks())
        {
            if (!chunk.Span.IsWhiteSpace())
                return true;
        }

        return false;
    }
}
