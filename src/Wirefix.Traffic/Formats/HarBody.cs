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
        return data.Text("text") is { Length: > 0 } text ? Bytes(text, data.Text("_encoding")) : Form(data);
    }

    /// <summary>The response's body: <c>content.text</c>, in one piece or as a list of base64 chunks.</summary>
    public static ReadOnlyMemory<byte> OfResponse(JsonElement? response)
    {
        if (response?.Object("content") is not { } content)
            return default;
        if (content.Array("text") is { } chunks)
            return chunks.EnumerateArray().SelectMany(chunk => FromBase64(chunk.ToString())).ToArray();
        return Bytes(content.Text("text") ?? "", content.Text("encoding"));
    }

    private static ReadOnlyMemory<byte> Bytes(string text, string? encoding) =>
        encoding == "base64" ? FromBase64(text) : Encoding.UTF8.GetBytes(text);

    private static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new EntryException("expected base64 in the body's text, found other characters");
        }
    }

    private static ReadOnlyMemory<byte> Form(JsonElement data)
    {
        if (data.Array("params") is not { } parameters)
            return default;
        var pairs = parameters.EnumerateArray().Select(parameter => $"{Escaped(parameter, "name")}={Escaped(parameter, "value")}");
        return Encoding.UTF8.GetBytes(string.Join('&', pairs));
    }

    private static string Escaped(JsonElement parameter, string name) => Uri.EscapeDataString(parameter.Text(name) ?? "");
}
