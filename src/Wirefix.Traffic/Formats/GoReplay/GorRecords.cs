using System.Buffers;

namespace Wirefix.Traffic.Formats.GoReplay;

/// <summary>Splits a file at the lines of three monkeys that part its records.</summary>
internal static class GorRecords
{
    private static ReadOnlySpan<byte> Separator => "🐵🙈🙉"u8;

    /// <summary>The records in order, without the line feed before a separator; one that is too long, only its beginning.</summary>
    public static IEnumerable<(int Number, ReadOnlyMemory<byte> Bytes, bool Whole)> Of(Stream stream)
    {
        var held = new ArrayBufferWriter<byte>();
        var (number, whole) = (1, true);
        foreach (var line in TextLines.Of(stream))
        {
            if (!IsSeparator(line.Bytes.Span))
            {
                whole &= line.Whole && held.WrittenCount + line.Bytes.Length < TextLines.LongestLine;
                if (!whole)
                    continue;
                held.Write(line.Bytes.Span);
                held.Write("\n"u8);
                continue;
            }

            if (held.WrittenCount > 0)
                yield return (number++, held.WrittenMemory[..^1], whole);
            held.ResetWrittenCount();
            whole = true;
        }

        if (held.WrittenMemory.Span.ContainsAnyExcept("\r\n"u8))
            yield return (number, held.WrittenMemory[..^1], whole);
    }

    private static bool IsSeparator(ReadOnlySpan<byte> line) => line.TrimEnd((byte)'\r').SequenceEqual(Separator);
}
