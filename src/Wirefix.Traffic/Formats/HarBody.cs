using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>The bodies of a HAR entry, in the shapes that writers give them.</summary>
internal static class HarBody
{
    /// <summary>The request's body: <c>postData.text</c>, or the form that its <c>params</c> make.</summary>
    public static ReadOnlyMemory<byte> OfRequest(JsonElement request)
    {
        if (request.Object("postData") is not { } data)
            return default;
        if (!HasText(data))
            return Form(data);
        return data.Text("_encoding") == "base64" ? FromBase64(data) : data.Utf8Text("text");
    }

    /// <summary>Whether a request's body is there as a text; only where it is not, the <c>params</c> beside it are read.</summary>
    public static bool HasText(JsonElement data) => data.Text("text") is { Length: > 0 };

    /// <summary>The response's body: <c>content.text</c>, in one piece or as a list of base64 chunks.</summary>
    public static ReadOnlyMemory<byte> OfResponse(JsonElement? response)
    {
        if (response?.Object("content") is not { } content)
            return default;
        if (content.Array("text") is { } chunks)
            return FromBase64(() => [.. chunks.EnumerateArray().SelectMany(OfChunk)]);
        return content.Text("encoding") == "base64" ? FromBase64(content) : content.Utf8Text("text");
    }

    /// <summary>Whether there was a body that the recorder left out: it counts bytes and shows none.</summary>
    /// <param name="body">What it shows.</param>
    /// <param name="size">How many bytes it counts; writers put -1 where they do not know, and leave it out.</param>
    public static bool IsLeftOut(ReadOnlyMemory<byte> body, double? size) => body.IsEmpty && size > 0;

    /// <summary>The type of a body as the entry has it beside the headers; null where it has none.</summary>
    public static string? TypeOf(JsonElement? body)
    {
        if (body is not { } data)
            return null;
        if (data.Text("mimeType") is { Length: > 0 } type)
            return type;
        return HasText(data) || data.Array("params") is null ? null : MediaTypeNames.Application.FormUrlEncoded;
    }

    private static byte[]? FromBase64(JsonElement holder) => FromBase64(() => holder.Base64("text"));

    private static byte[]? FromBase64(Func<byte[]?> read)
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            throw new EntryException("expected base64 in the body's text, found other characters");
        }
    }

    private static byte[] OfChunk(JsonElement chunk) =>
        Convert.FromBase64String(chunk.ValueKind == JsonValueKind.String ? chunk.LenientText() : chunk.GetRawText());

    private static ReadOnlyMemory<byte> Form(JsonElement data)
    {
        if (data.Array("params") is not { } parameters)
            return default;
        var pairs = parameters.EnumerateArray().Select(parameter => $"{Escaped(parameter, "name")}={Escaped(parameter, "value")}");
        return Encoding.UTF8.GetBytes(string.Join('&', pairs));
    }

    private static string Escaped(JsonElement parameter, string name) => Uri.EscapeDataString(parameter.Text(name) ?? "");
}
