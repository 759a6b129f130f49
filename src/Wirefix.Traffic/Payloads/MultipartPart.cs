using System.Text;
using System.Text.RegularExpressions;

namespace Wirefix.Traffic.Payloads;

/// <summary>What stands between two boundaries of a multipart body (RFC 2046, 5.1.1).</summary>
/// <param name="Body">The body.</param>
/// <param name="Start">Where the part begins, in bytes.</param>
/// <param name="HeadLength">How long its headers are.</param>
/// <param name="ContentStart">Where its content begins.</param>
/// <param name="ContentEnd">Where its content ends; the line break before the next boundary belongs to that.</param>
internal readonly record struct MultipartPart(ReadOnlyMemory<byte> Body, int Start, int HeadLength, int ContentStart, int ContentEnd)
{
    private static readonly Regex BoundaryParameter = Parameter(@"boundary\s*=\s*(?:""(?<value>[^""]+)""|(?<value>[^\s;""]+))");

    private static readonly Regex NameParameter =
        Parameter(@"content-disposition:[^\r\n]*;\s*name\*?\s*=\s*(?:""(?<value>[^""\r\n]*)""|(?<value>[^\s;""]+))");

    private static readonly Regex FileNameParameter =
        Parameter(@"content-disposition:[^\r\n]*;\s*filename\s*=\s*(?:""(?<value>[^""\r\n]*)""|(?<value>[^\s;""]+))");

    private static readonly Regex TypeHeader = Parameter(@"content-type:\s*(?<value>[^\r\n]+)");

    /// <summary>The headers.</summary>
    public ReadOnlyMemory<byte> Head => Body.Slice(Start, HeadLength);

    /// <summary>The content.</summary>
    public ReadOnlyMemory<byte> Content => Body[ContentStart..ContentEnd];

    /// <summary>The name of the form's field; null where the part has none.</summary>
    public string? Name => ValueOf(NameParameter, Text);

    /// <summary>The name of the file; null where the part is none.</summary>
    public string? FileName => ValueOf(FileNameParameter, Text);

    /// <summary>The media type; null where the part does not say.</summary>
    public string? MediaType => ValueOf(TypeHeader, Text);

    private string Text => Encoding.UTF8.GetString(Head.Span);

    /// <summary>The boundary that a Content-Type header names; null where it names none.</summary>
    public static string? Boundary(string contentType) => ValueOf(BoundaryParameter, contentType);

    /// <summary>The pieces between the boundaries, with what stands before the first and behind the last one.</summary>
    public static IEnumerable<MultipartPart> Of(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        for (var at = 0; at < body.Length;)
        {
            var found = body.Span[at..].IndexOf(delimiter);
            var end = found < 0 ? body.Length : at + found;
            yield return Between(body, at, end);
            at = found < 0 ? body.Length : end + delimiter.Length;
        }
    }

    private static MultipartPart Between(ReadOnlyMemory<byte> body, int start, int end)
    {
        var part = body.Span[start..end];
        var (head, blank) = HeadOf(part);
        var tail = part.EndsWith("\r\n"u8) ? 2 : part.EndsWith("\n"u8) ? 1 : 0;
        var from = start + head + blank;
        return new MultipartPart(body, start, head, from, Math.Max(from, end - tail));
    }

    // Without a blank line there are no headers: all of it is the part's content.
    private static (int Head, int Blank) HeadOf(ReadOnlySpan<byte> part)
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
