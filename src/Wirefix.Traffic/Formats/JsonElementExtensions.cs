using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Looks into JSON of any shape without throwing: what is absent or of another kind is null.</summary>
internal static class JsonElementExtensions
{
    /// <summary>Duplicate names are refused: two readers could believe different ones.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static JsonElement? Object(this JsonElement element, string name) => element.Child(name, JsonValueKind.Object);

    public static JsonElement? Array(this JsonElement element, string name) => element.Child(name, JsonValueKind.Array);

    public static string? Text(this JsonElement element, string name) => element.Child(name, JsonValueKind.String)?.LenientText();

    /// <summary>A string's text; where that is no Unicode, as it stands in the file, with replacement characters.</summary>
    public static string LenientText(this JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    /// <summary>A property's name; where that is no Unicode, as it stands in the file, with replacement characters.</summary>
    public static string LenientName(this JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    /// <summary>A string's text in UTF-8, without the detour by a string of UTF-16, as bodies are long.</summary>
    public static byte[]? Utf8Text(this JsonElement element, string name)
    {
        if (element.Child(name, JsonValueKind.String) is not { } text)
            return null;
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(text));
        reader.Read();
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan.ToArray();
        var buffer = new byte[reader.ValueSpan.Length];
        try
        {
            return buffer[..reader.CopyString(buffer)];
        }
        catch (InvalidOperationException)
        {
            return reader.ValueSpan.ToArray();
        }
    }

    /// <summary>The bytes that a string of base64 stands for; null where the element is absent or no string.</summary>
    /// <exception cref="FormatException">The string holds other characters.</exception>
    public static byte[]? Base64(this JsonElement element, string name)
    {
        if (element.Child(name, JsonValueKind.String) is not { } text)
            return null;
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        var bytes = new byte[System.Buffers.Text.Base64.GetMaxDecodedFromUtf8Length(raw.Length)];
        var done = System.Buffers.Text.Base64.DecodeFromUtf8(raw, bytes, out _, out var written) == OperationStatus.Done;
        if (!done)
            return Convert.FromBase64String(text.LenientText());
        return written == bytes.Length ? bytes : bytes[..written];
    }

    public static double? Number(this JsonElement element, string name) =>
        element.Child(name, JsonValueKind.Number) is { } number && number.TryGetDouble(out var value) ? value : null;

    public static bool Has(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    private static JsonElement? Child(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == kind ? child : null;
}
