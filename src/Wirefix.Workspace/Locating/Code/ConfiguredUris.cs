using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>The absolute URIs in a solution's <c>appsettings*.json</c>, by <c>Section:Key</c>.</summary>
internal sealed class ConfiguredUris
{
    private readonly ImmutableArray<KeyValuePair<string, string>> _uris;

    private ConfiguredUris(ImmutableArray<KeyValuePair<string, string>> uris) => _uris = uris;

    public static ConfiguredUris Read(Solution solution) => new(
    [
        .. solution.Projects.Select(project => Path.GetDirectoryName(project.FilePath)).OfType<string>().Distinct()
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "appsettings*.json").Order(StringComparer.Ordinal))
            .SelectMany(file => Parse(file)),
    ]);

    /// <summary>The values of a key in all the files.</summary>
    public IEnumerable<string> At(string? key) =>
        _uris.Where(uri => string.Equals(uri.Key, key, StringComparison.OrdinalIgnoreCase)).Select(uri => uri.Value);

    /// <summary>The value that an option's property of a name is bound to: known where one key alone ends so.</summary>
    public IEnumerable<string> Named(string property)
    {
        var keys = _uris.Where(uri => uri.Key.EndsWith($":{property}", StringComparison.OrdinalIgnoreCase)).ToArray();
        return keys.Select(uri => uri.Key).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 ? keys.Select(uri => uri.Value) : [];
    }

    private static ImmutableArray<KeyValuePair<string, string>> Parse(string file)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(File.ReadAllText(file), options);
            return [.. Flat("", document.RootElement)];
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // A settings file only sharpens the match; one that cannot be read is the service's own trouble.
            return [];
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(string key, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return element.EnumerateObject().SelectMany(property => Flat(key.Length == 0 ? property.Name : $"{key}:{property.Name}", property.Value));

        return element.ValueKind == JsonValueKind.String && IsHttp(element.GetString()!) ? [new(key, element.GetString()!)] : [];
    }

    private static bool IsHttp(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
