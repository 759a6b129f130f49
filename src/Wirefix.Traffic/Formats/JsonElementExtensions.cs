using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Looks into JSON of any shape without throwing: what is absent or of another kind is null.</summary>
internal static class JsonElementExtensions
{
    /// <summary>Duplicate names are refused: two readers could believe different ones.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static JsonElement? Object(this JsonElement element, string name) => element.Child(name, JsonValueKind.Object);

    public static JsonElement? Array(this JsonElement element, string name) => element.Child(name, JsonValueKind.Array);

    public static string? Text(this JsonElement element, string name) => element.Child(name, JsonValueKind.String)?.GetString();

    public static double? Number(this JsonElement element, string name) =>
        element.Child(name, JsonValueKind.Number) is { } number && number.TryGetDouble(out var value) ? value : null;

    public static bool Has(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    private static JsonElement? Child(this JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind == kind ? child : null;
}
