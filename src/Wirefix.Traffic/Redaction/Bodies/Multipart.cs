using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Redaction.Json;

namespace Wirefix.Traffic.Redaction.Bodies;

/// <summary>Replaces what stands in the parts of a multipart body.</summary>
internal static class Multipart
{
    /// <summary>
    /// The body with what <paramref name="redact"/> (of a part's name, media type and bytes) makes of its parts and their headers.
    /// Boundaries and
    /// everything else stay byte for byte.
    /// </summary>
    public static ReadOnlyMemory<byte> Replace(
        ReadOnlyMemory<byte> body, string boundary, Func<string?, string?, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> redact)
    {
        var splices = new Splices(body);
        foreach (var part in MultipartPart.Of(body, boundary))
        {
            Splice(part.Start, part.Head, redact(null, "text/plain", part.Head), splices);
            if (!part.Content.IsEmpty)
                Splice(part.ContentStart, part.Content, redact(part.Name, part.MediaType, part.Content), splices);
        }

        return splices.Result();
    }

    private static void Splice(int start, ReadOnlyMemory<byte> original, ReadOnlyMemory<byte> other, Splices splices)
    {
        if (!other.Span.SequenceEqual(original.Span))
            splices.Add((start, original.Length), other.Span);
    }
}
