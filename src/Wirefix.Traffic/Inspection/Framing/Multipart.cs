using System.Text;

namespace Wirefix.Traffic.Inspection.Framing;

/// <summary>Checks a multipart body against its boundary (RFC 2046, 5.1.1) and its parts' headers (RFC 7578).</summary>
internal static class Multipart
{
    private const string FileName = "filename=\"";

    /// <summary>What is wrong with the body; null where nothing is.</summary>
    public static FramingFlaw? Check(Message message)
    {
        if (BoundaryOf(message) is not { Length: > 0 } boundary)
            return Flaw("Content-Type names no boundary");
        // Latin-1 keeps every byte as one character.
        var body = Encoding.Latin1.GetString(message.Body.Span);
        var delimiter = "--" + boundary;
        if (!body.Contains(delimiter, StringComparison.Ordinal))
            return Flaw($"the boundary {Quote.Of(boundary)} does not stand in the body, which begins with {Quote.Of(body)}");
        var pieces = body.Split(delimiter);
        if (!pieces[^1].StartsWith("--", StringComparison.Ordinal))
            return Flaw($"no closing boundary {Quote.Of(delimiter + "--")} stands behind the last part");
        var check = message.MediaType == "multipart/form-data" ? (Func<string, FramingFlaw?>)(part => CheckPart(part) ?? CheckName(part)) : CheckPart;
        return pieces[1..^1].Select(check).FirstOrDefault(flaw => flaw is not null);
    }

    /// <summary>How many parts the body has; null where it has no boundary.</summary>
    public static int? Parts(Message message) => BoundaryOf(message) is { Length: > 0 } boundary
        ? Math.Max(0, Encoding.Latin1.GetString(message.Body.Span).Split("--" + boundary).Length - 2)
        : null;

    /// <summary>The names of the files that the parts hold, in UTF-8.</summary>
    public static IEnumerable<string> FileNames(Message message) =>
        from line in message.BodyText.Split('\n')
        where line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase)
        let start = line.IndexOf(FileName, StringComparison.OrdinalIgnoreCase) + FileName.Length
        where start >= FileName.Length
        select line[start..].TrimEnd().TrimEnd('"');

    private static string? BoundaryOf(Message message) =>
        message.ContentType?.Split(';')
            .Select(parameter => parameter.Trim())
            .Where(parameter => parameter.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))
            .Select(parameter => parameter["boundary=".Length..].Trim('"'))
            .FirstOrDefault();

    private static FramingFlaw? CheckPart(string part)
    {
        var start = part.AsSpan().TrimStart(" \t");
        var end = start.IndexOf("\r\n\r\n");
        var head = end < 0 ? "" : start[..end].Trim().ToString();
        // A part may have no header at all; then it begins with the blank line.
        if (end < 0 && !start.StartsWith("\r\n\r\n") && !part.Contains("\n\n", StringComparison.Ordinal))
            return Flaw($"a part has no blank line behind its headers: {Quote.Of(part.Trim())}");
        return head.Split('\n').Any(HasRawQuote) ? Flaw($"a file name holds a quote that is not escaped: {Quote.Of(head)}") : null;
    }

    // RFC 7578, 4.2: each part of a form is told by its name, and readers leave out what has none.
    private static FramingFlaw? CheckName(string part)
    {
        var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = end < 0 ? "" : part[..end].Trim();
        var isNamed = head.Split('\n').Any(line =>
            line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase) && line.Split(';').Any(IsName));
        return isNamed ? null : Flaw($"a part of the form has no name, as its headers are {Quote.Of(head)}");
    }

    private static bool IsName(string parameter) =>
        parameter.AsSpan().Trim() is var text
        && (text.StartsWith("name=", StringComparison.OrdinalIgnoreCase) || text.StartsWith("name*=", StringComparison.OrdinalIgnoreCase));

    // filename="a"b.txt": behind the closing quote only another parameter or the end of the line may stand.
    private static bool HasRawQuote(string line)
    {
        var start = line.IndexOf(FileName, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return false;
        for (var i = start + FileName.Length; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == '"')
                return line.AsSpan(i + 1).TrimStart() is not ([] or [';', ..]);
        }

        return true;
    }

    private static FramingFlaw Flaw(string seen) => new(FramingFault.Multipart, seen);
}
