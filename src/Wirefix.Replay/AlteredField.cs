using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wirefix.Facts;

namespace Wirefix.Replay;

/// <summary>
/// Gives a field of what upstreams answer another value of its kind, so that code which reads the field answers otherwise, and code which
/// makes a value up does not.
/// </summary>
public static class AlteredField
{
    // An object with one name twice cannot be changed by name.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The harness whose upstreams answer other values there; null where none of the answers has such a field.</summary>
    /// <param name="harness">The harness.</param>
    /// <param name="endpoint">Whose answers are changed.</param>
    /// <param name="path">The field, as a JSONPath of names and <c>[*]</c>; what it does not lead to stays as it is.</param>
    public static Harness? Of(Harness harness, EndpointSelector endpoint, string path)
    {
        ImmutableArray<RecordedAnswer> answers =
        [
            .. harness.Answers.Select(answer => endpoint.Matches(answer.Method, answer.Host, answer.PathAndQuery) ? Of(answer, path) : answer),
        ];
        return answers.SequenceEqual(harness.Answers) ? null : harness with { Answers = answers };
    }

    private static RecordedAnswer Of(RecordedAnswer answer, string path)
    {
        if (answer.Body?.Text is not { } text || Parsed(text) is not { } body)
            return answer;
        var fields = PayloadPath.Steps(path).Aggregate<string?, IEnumerable<JsonNode?>>([body], (nodes, step) => nodes.SelectMany(node => Children(node, step)));
        var values = fields.OfType<JsonValue>().Where(value => value.Parent is not null).ToArray();
        foreach (var value in values)
            value.ReplaceWith(Other(value));
        return values.Length == 0 ? answer : answer with { Body = new RecordedBody(body.ToJsonString()) };
    }

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonNode?> Children(JsonNode? node, string? step) => node switch
    {
        JsonArray array when step is null => array,
        JsonObject record when step is not null && record.TryGetPropertyValue(step, out var child) => new[] { child },
        _ => Enumerable.Empty<JsonNode?>(),
    };

    private static JsonNode Other(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.Number => value.TryGetValue<decimal>(out var number) && number < decimal.MaxValue - 1 ? JsonValue.Create(number + 1) : JsonValue.Create(1),
        JsonValueKind.True => false,
        JsonValueKind.False => true,
        _ when decimal.TryParse(value.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number < decimal.MaxValue - 1 =>
            (number + 1).ToString(CultureInfo.InvariantCulture),
        _ => value.GetValue<string>() + "x",
    };
}
