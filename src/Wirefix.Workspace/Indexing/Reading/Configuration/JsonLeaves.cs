using System.Collections.Immutable;
using System.Text.Json;

namespace Wirefix.Workspace.Indexing.Reading.Configuration;

/// <summary>Reads the texts of a JSON document, with comments and trailing commas as .NET's configuration takes them.</summary>
internal static class JsonLeaves
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The strings of a document in order.</summary>
    /// <exception cref="InvalidDataException">The text is no JSON.</exception>
    public static ImmutableArray<Leaf> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return [.. Of(document.RootElement, [])];
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"expected JSON, found what does not parse in its line {broken.LineNumber + 1}");
        }
    }

    private static IEnumerable<Leaf> Of(JsonElement element, ImmutableArray<string> path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Of(property.Value, path.Add(property.Name))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Of(item, path.Add($"{index}"))),
        JsonValueKind.String => [new Leaf(path, element.GetString()!)],
        _ => [],
    };
}
