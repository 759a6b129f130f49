using System.Globalization;
using System.Text;

namespace Wirefix.Traffic.Formats.GoReplay;

/// <summary>One recorded message.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">What a request and its response have in common.</param>
/// <param name="Stamp">When it began.</param>
/// <param name="Length">How long it took; for a replayed response the whole exchange. Null where it is not known.</param>
/// <param name="Http">The message as it went over the wire.</param>
internal sealed record GorRecord(int Number, GorKind Kind, string Id, DateTimeOffset? Stamp, TimeSpan? Length, ReadOnlyMemory<byte> Http)
{
    // More than one has; a message that quotes it must not cut a secret in two where it can still be seen.
    private const int LongestHeader = 4096;

    /// <summary>Reads a record whose first line is <c>type id timestamp [length]</c>, the last two in nanoseconds.</summary>
    /// <exception cref="EntryException">The first line is another.</exception>
    public static GorRecord Read(int number, ReadOnlyMemory<byte> record)
    {
        var end = record.Span.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(record.Span[..Math.Min(LongestHeader, end < 0 ? record.Length : end)]).TrimEnd('\r');
        if (line.Split(' ') is not [("1" or "2" or "3") and var kind, { Length: > 0 } id, var stamp, .. var rest] || Nanoseconds(stamp) is not { } began)
            throw new EntryException($"expected a line such as \"1 f45590522cd1838b4a0d5c5a 1439818823587396305 -1\", found \"{line}\"");
        var length = rest is [var text, ..] && Nanoseconds(text) is >= 0 and var nanoseconds
            ? Formats.Stamp.Milliseconds(nanoseconds / 1_000_000d)
            : null;
        return new GorRecord(number, (GorKind)(kind[0] - '0'), id, Formats.Stamp.UnixNanoseconds(began), length, end < 0 ? default : record[(end + 1)..]);
    }

    private static long? Nanoseconds(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var nanoseconds) ? nanoseconds : null;
}
