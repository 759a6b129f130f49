using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>Reads what a body without fields says: as a whole, or part by part with the names of files.</summary>
internal static class RequestContents
{
    // What is longer is told by its digest.
    private const int LongestText = 4096;

    private const string Multipart = "multipart/";

    /// <summary>The contents, in order.</summary>
    public static IEnumerable<RequestValue> Of(Request request)
    {
        if (request.Body.IsEmpty)
            return [];
        return request.MediaType?.StartsWith(Multipart, StringComparison.Ordinal) == true
            && MultipartPart.Boundary(request.ContentType!) is { } boundary
            ? MultipartPart.Of(request.Body, boundary).Where(part => part.Name is not null).SelectMany(OfPart)
            : [Value("", TextOf(request.Body.Span))];
    }

    private static IEnumerable<RequestValue> OfPart(MultipartPart part)
    {
        yield return Value(part.Name!, TextOf(part.Content.Span));
        if (part.FileName is { } file)
            yield return Value($"{part.Name} filename", file);
    }

    private static RequestValue Value(string name, string text) => new(WirePart.Content, name, text, PayloadKind.String);

    private static string TextOf(ReadOnlySpan<byte> content) => content.Length <= LongestText && Utf8.IsValid(content)
        ? Encoding.UTF8.GetString(content)
        : string.Create(CultureInfo.InvariantCulture, $"{content.Length} bytes, sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}");
}
