using System.Text;
using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Redaction;

/// <summary>The parts of a multipart body (RFC 2046).</summary>
internal static class Multipart
{
    private static readonly Regex BoundaryParameter = Parameter(@"boundary\s*=\s*(?:""(?<value>[^""]+)""|(?<value>[^\s;""]+))");

    private static readonly Regex NameParameter =
        Parameter(@"content-disposition:[^\r\n]*;\s*name\s*=\s*(?:""(?<value>[^""\r\n]*)""|(?<value>[^\s;""]+))");

    private static readonly Regex TypeHeader = Parameter(@"content-type:\s*(?<value>[^\r\n]+)");

    /// <summary>The boundary that a Content-Type header names; null where it names none.</summary>
    public static string? Boundary(string contentType) => ValueOf(BoundaryParameter, contentType);

    /// <summary>
    /// The body with what <paramref name="redact"/> (of a part's name, media type and bytes) makes of its parts and their headers.
    /// Boundaries and
    /// everything else stay byte for byte.
    /// </summary>
    public static ReadOnlyMemory<byte> Replace(
        ReadOnlyMemory<byte> body, string boundary, Func<string?, string?, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> redact)
    {
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        var splices = new Splices(body);
        for (var at = 0; at < body.Length;)
        {
            var found = body.Span[at..].IndexOf(delimiter);
            var end = found < 0 ? body.Length : at + found;
            ReplacePart(body, at, end, redact, splices);
            at = found < 0 ? body.Length : end + delimiter.Length;
        }

        return splices.Result();
    }

    private static void ReplacePart(
        ReadOnlyMemory<byte> body, int start, int end, Func<string?, string?, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> redact, Splices splices)
    {
        var part = body[start..end];
        var (headers, blank) = HeadersOf(part.Span);
        var text = Encoding.UTF8.GetString(part.Span[..headers]);
        // The line break before the next boundary belongs to that.
        var tail = part.Span.EndsWith("\r\n"u8) ? 2 : part.Span.EndsWith("\n"u8) ? 1 : 0;
        var from = headers + blank;
        Splice(start, part[..headers], redact(null, "text/plain", part[..headers]), splices);
        if (part.Length - tail > from)
            Splice(start + from, part[from..^tail], redact(ValueOf(NameParameter, text), ValueOf(TypeHeader, text), part[from..^tail]), splices);
    }

    private static void Splice(int start, ReadOnlyMemory<byte> original, ReadOnlyMemory<byte> other, Splices splices)
    {
        if (!other.Span.SequenceEqual(original.Span))
            splices.Add((start, original.Length), other.Span);
    }

    // Without a blank line there are no headers: all of it is looked through as the part's content.
    private static (int Headers, int Blank) HeadersOf(ReadOnlySpan<byte> part)
    {
        var windows = part.IndexOf("\r\n\r\n"u8);
        var unix = part.IndexOf("\n\n"u8);
        if (windows >= 0 && (unix < 0 || windows < unix))
            return (windows, 4);
        return unix >= 0 ? (unix, 2) : (0, 0);
    }

    private static string? ValueOf(Regex expression, string text) =>
        expression.Match(text) is { Success: true } match ? match.Groups["value"].Value.Trim() : null;

    private static Regex Parameter(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
