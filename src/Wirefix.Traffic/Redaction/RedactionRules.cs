using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Redaction;

/// <summary>What to redact besides the built-in rules.</summary>
public sealed record RedactionRules
{
    /// <summary>No rules but the built-in ones.</summary>
    public static readonly RedactionRules BuiltIn = new();

    // A pattern of the user's own runs over every text: one that is slow at it must not hold the reading up.
    private static readonly TimeSpan LongestMatch = TimeSpan.FromSeconds(2);

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Names of headers whose whole value is a secret.</summary>
    public ImmutableArray<string> Headers { get; init; } = [];

    /// <summary>
    /// Names of JSON properties and form fields, or places in JSON such as <c>$.customer.taxId</c> and <c>$.items[*].serial</c>.
    /// </summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Names of query parameters and form fields.</summary>
    public ImmutableArray<string> Parameters { get; init; } = [];

    /// <summary>What is a secret wherever it stands; made without backtracking and with a time-out.</summary>
    public ImmutableArray<Regex> Patterns { get; init; } = [];

    /// <summary>A pattern as <see cref="Patterns"/> takes it; throws <see cref="ArgumentException"/> or
    /// <see cref="NotSupportedException"/> where it is none, or needs backtracking.</summary>
    public static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, LongestMatch);

    /// <summary>
    /// Reads a JSON object with the lists of strings <c>headers</c>, <c>fields</c>, <c>parameters</c> and <c>patterns</c>, each of which
    /// may be absent.
    /// </summary>
    /// <exception cref="RedactionException">The file cannot be read, or holds something else.</exception>
    public static RedactionRules Read(string path)
    {
        using var document = Parse(path);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new RedactionException(path, "one JSON object", $"a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}", "See docs/redaction.md.");
        var rules = BuiltIn;
        foreach (var property in document.RootElement.EnumerateObject())
        {
            var values = Strings(path, property);
            rules = property.Name switch
            {
                "headers" => rules with { Headers = values },
                "fields" => rules with { Fields = values },
                "parameters" => rules with { Parameters = values },
                "patterns" => rules with { Patterns = [.. values.Select(value => Pattern(path, value))] },
                _ => throw new RedactionException(path, "headers, fields, parameters or patterns", $"\"{property.Name}\"", "Correct or remove it."),
            };
        }

        return rules;
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
        }
        catch (JsonException malformed)
        {
            throw new RedactionException(path, "one JSON object", $"JSON that does not parse at line {malformed.LineNumber + 1}", "Correct that line.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RedactionException(path, "a file with redaction rules", unreadable.Message.TrimEnd('.'), "Check the path and who may read it.");
        }
    }

    private static ImmutableArray<string> Strings(string path, JsonProperty property)
    {
        if (property.Value.ValueKind != JsonValueKind.Array)
            throw new RedactionException(path, $"a list of strings in \"{property.Name}\"", Kind(property.Value), "Write [\"…\"].");
        var values = property.Value.EnumerateArray().ToArray();
        var wrong = Array.FindIndex(values, value => value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0);
        if (wrong >= 0)
            throw new RedactionException(path, $"strings that are not empty in \"{property.Name}\"", $"{Kind(values[wrong])} as number {wrong + 1}", "Correct it.");
        return [.. values.Select(value => value.GetString()!)];
    }

    private static string Kind(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? "an empty string" : JsonKinds.NameOf(value.ValueKind);

    private static Regex Pattern(string path, string pattern)
    {
        try
        {
            return Pattern(pattern);
        }
        catch (Exception invalid) when (invalid is ArgumentException or NotSupportedException)
        {
            throw new RedactionException(
                path, "patterns that .NET reads without backtracking", $"\"{pattern}\" ({invalid.Message})", "Write it without look-around and back-references.");
        }
    }
}
