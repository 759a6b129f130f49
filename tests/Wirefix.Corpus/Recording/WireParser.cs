using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Recording;

/// <summary>Reads HTTP/1.1 messages out of the bytes of a connection (RFC 9112, section 6 for where a body ends).</summary>
internal static class WireParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    /// <summary>The request that begins at a position; null where its head is not complete.</summary>
    public static WireMessage? Request(ReadOnlyMemory<byte> bytes, int at) =>
        Head(bytes, at) is not { } head ? null
        : IsChunked(head) ? Chunked(bytes, head)
        : Sized(bytes, head, LengthOf(head) ?? 0);

    /// <summary>
    /// The final response to a method that begins at a position, interim ones passed over; null where its head is not complete.
    /// </summary>
    /// <param name="bytes">What the server sent.</param>
    /// <param name="at">The first byte behind the response before.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="closed">Whether the server closed in good order, which ends a body that says no length.</param>
    public static WireMessage? Response(ReadOnlyMemory<byte> bytes, int at, string method, bool closed)
    {
        while (Head(bytes, at) is { } head)
        {
            if (head.Status is >= 100 and < 200)
                at = head.End;
            else if (method == "HEAD" || head.Status is 204 or 304)
                return head;
            else if (IsChunked(head))
                return Chunked(bytes, head);
            else if (LengthOf(head) is { } length)
                return Sized(bytes, head, length);
            else
                return head with { Body = bytes[head.End..], End = bytes.Length, Complete = closed };
        }

        return null;
    }

    private static WireMessage? Head(ReadOnlyMemory<byte> bytes, int at)
    {
        var length = bytes.Span[at..].IndexOf("\r\n\r\n"u8);
        if (length < 0)
            return null;
        var lines = Text(bytes.Span.Slice(at, length)).Split("\r\n");
        return new WireMessage(lines[0], [.. lines.Skip(1).Select(Field)], default, at + length + 4, Complete: true);
    }

    private static Header Field(string line)
    {
        var colon = line.IndexOf(':');
        return colon < 0 ? new Header(line, "") : new Header(line[..colon], line[(colon + 1)..].Trim());
    }

    private static bool IsChunked(WireMessage head) =>
        head.Header("Transfer-Encoding")?.EndsWith("chunked", StringComparison.OrdinalIgnoreCase) == true;

    private static int? LengthOf(WireMessage head) =>
        int.TryParse(head.Header("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private static WireMessage Sized(ReadOnlyMemory<byte> bytes, WireMessage head, int length)
    {
        var there = Math.Min(length, bytes.Length - head.End);
        return head with { Body = bytes.Slice(head.End, there), End = head.End + there, Complete = there == length };
    }

    private static WireMessage Chunked(ReadOnlyMemory<byte> bytes, WireMessage head)
    {
        var body = new MemoryStream();
        var at = head.End;
        while (LineEnd(bytes, at) is { } lineEnd && SizeOf(bytes.Span[at..lineEnd]) is { } size)
        {
            var start = lineEnd + 2;
            if (size == 0)
                return EndOfTrailers(bytes, start) is { } end ? head with { Body = body.ToArray(), End = end } : Cut();
            body.Write(bytes.Span[start..Math.Min(start + size, bytes.Length)]);
            at = start + size + 2;
            if (at > bytes.Length)
                break;
        }

        return Cut();

        WireMessage Cut() => head with { Body = body.ToArray(), End = bytes.Length, Complete = false };
    }

    private static int? EndOfTrailers(ReadOnlyMemory<byte> bytes, int at)
    {
        while (LineEnd(bytes, at) is { } end)
        {
            if (end == at)
                return end + 2;
            at = end + 2;
        }

        return null;
    }

    private static int? LineEnd(ReadOnlyMemory<byte> bytes, int at)
    {
        var length = at > bytes.Length ? -1 : bytes.Span[at..].IndexOf("\r\n"u8);
        return length < 0 ? null : at + length;
    }

    private static int? SizeOf(ReadOnlySpan<byte> line)
    {
        var digits = Encoding.ASCII.GetString(line).Split(';')[0].Trim();
        return int.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    // Header bytes have no declared charset; what is no UTF-8 is read as Latin-1, which loses nothing.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
