using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirefix.Labels;

/// <summary>The labelled set: one JSON file a code base, beside this source.</summary>
public static class LabelSet
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The code bases by the names of their files, in the order of the names.</summary>
    public static ImmutableSortedDictionary<string, CodeBase> Read() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Sets"), "*.json")
            .ToImmutableSortedDictionary(file => Path.GetFileNameWithoutExtension(file), file => Parse(File.ReadAllText(file)), StringComparer.Ordinal);

    /// <summary>Reads one file of the set.</summary>
    /// <exception cref="JsonException">A property is missing, unknown or of another kind.</exception>
    public static CodeBase Parse(string json) => JsonSerializer.Deserialize<CodeBase>(json, Options)!;
}
