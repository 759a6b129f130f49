using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wirefix.Traffic.Formats.GoReplay;

/// <summary>An HTTP/1.1 message as it went over the wire, its transfer encoding removed.</summary>
/// <param name="StartLine">The request line or status line.</param>
/// <param name="Headers">The header fields in order.</param>
/// <param name="Body">The body, its content encoding still on it.</param>
/// <param name="Problem">What is missing of the body, as a sentence; null where nothing is.</param>
internal sealed record RawHttp(string StartLine, ImmutableArray<Header> Headers, ReadOnlyMemory<byte> Body, string? Problem)
{
    // More than any server takes; what is behind is not kept.
    private const int MostHeaders = 1000;

    /// <summary>Reads a message; lines may end in a line feed alone. The body is a copy, as the reader's buffer moves on.</summary>
    public static RawHttp Read(ReadOnlyMemory<byte> message)
    {
        var rest = message;
        var startLine = NextLine(ref rest);
        var headers = ImmutableArray.CreateBuilder<Header>();
        while (!rest.IsEmpty && NextLine(ref rest) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':');
            if (colon > 0 && headers.Count < MostHeaders)
                headers.Add(new Header(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }

        var (body, problem) = IsChunked(headers) ? FromChunks(rest) : OfLength(rest, ValueOf(headers, "Content-Length"));
        return new RawHttp(startLine, headers.ToImmutable(), body, problem);
    }

    /// <summary>The first value of a header; null where it is absent.</summary>
    public string? HeaderValue(string name) => ValueOf(Headers, name);

    private static string? ValueOf(IEnumerable<Header> headers, string name) =>
        headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool IsChunked(IEnumerable<Header> headers) =>
        ValueOf(headers, "Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) ?? false;

    // Header bytes beyond ASCII have no agreed charset; Latin-1 keeps every byte.
    private static string NextLine(ref ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return Encoding.Latin1.GetString(line.Span).TrimEnd('\r');
    }

    private static (ReadOnlyMemory<byte> Body, string? Problem) OfLength(ReadOnlyMemory<byte> body, string? length)
    {
        if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var expected) || body.Length >= expected)
            return (body.ToArray(), null);
        return (body.ToArray(), $"expected a body of {expected:N0} bytes by its Content-Length, found {body.Length:N0}; the recording is cut off");
    }

    // Recorders may have removed the chunks already and kept the header: what begins with no length is taken as it is.
    private static (ReadOnlyMemory<byte> Body, string? Problem) FromChunks(ReadOnlyMemory<byte> body)
    {
        var content = new MemoryStream();
        var rest = body;
        while (!rest.IsEmpty)
        {
            var size = NextLine(ref rest).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
            {
                return content.Length == 0
                    ? (body.ToArray(), null)
                    : (content.ToArray(), $"expected the length of a chunk, found \"{size}\"; the rest of the body is left out");
            }

            if (length == 0)
                return (content.ToArray(), null);
            content.Write(rest.Span[..Math.Min(length, rest.Length)]);
            if (rest.Length < length)
                break;
            rest = rest[length..];
            NextLine(ref rest);
        }

        return (content.ToArray(), body.IsEmpty ? null : "expected a last chunk, found the end of the recording; the body is cut off");
    }
}
