using System.Collections.Immutable;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>Tells which parts of a HAR entry are of another kind than the format has, as they are read as if they were not there.</summary>
internal static class HarParts
{
    private const JsonValueKind Text = JsonValueKind.String, Number = JsonValueKind.Number, List = JsonValueKind.Array, Object = JsonValueKind.Object;

    /// <summary>A sentence about each; none where the entry is sound.</summary>
    public static ImmutableArray<string> ProblemsOf(JsonElement entry) =>
    [
        .. Problem(entry, "", "startedDateTime", Text),
        .. Problem(entry, "", "time", Number),
        .. ProblemsOf(entry.Object("request"), "request", "bodySize", "postData"),
        .. ProblemsOf(entry.Object("response"), "response", "bodySize", "content"),
    ];

    /// <summary>Whether there is a body in a message that is of another kind than one is, so that nothing is known of it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="name">What holds its body.</param>
    public static bool HasWrongBody(JsonElement? message, string name) => message is { } holder && BodyProblems(holder, "", name).Any();

    /// <summary>Whether a header is one: an object with a name, and a text for its value where it has one.</summary>
    public static bool IsHeader(JsonElement header) => header.Text("name") is not null && !IsOther(header, "value", Text);

    private static IEnumerable<string> ProblemsOf(JsonElement? message, string place, string size, string body)
    {
        if (message is not { } holder)
            return [];
        var data = holder.Object(body);
        return
        [
            .. Problem(holder, $"{place}.", "headers", List),
            .. HeaderProblem(holder, place),
            .. Problem(holder, $"{place}.", size, Number),
            .. BodyProblems(holder, $"{place}.", body),
            .. data is { } known ? Problem(known, $"{place}.{body}.", "mimeType", Text).Concat(Problem(known, $"{place}.{body}.", "size", Number)) : [],
        ];
    }

    // What makes a body: without one of these it is not known.
    private static IEnumerable<string> BodyProblems(JsonElement message, string place, string name) => message.Object(name) is { } data
        ?
        [
            .. name == "content" ? Problem(data, $"{place}{name}.", "text", Text, List) : Problem(data, $"{place}{name}.", "text", Text),
            .. Problem(data, $"{place}{name}.", name == "content" ? "encoding" : "_encoding", Text),
            .. name == "content" ? [] : Problem(data, $"{place}{name}.", "params", List),
        ]
        : Problem(message, place, name, Object);

    // The first stands for all.
    private static IEnumerable<string> HeaderProblem(JsonElement message, string place)
    {
        if (message.Array("headers") is not { } headers)
            return [];
        var wrong = headers.EnumerateArray().Count(header => !IsHeader(header));
        return wrong == 0 ? [] : [$"expected {place}.headers as objects with \"name\" and \"value\" as texts, found others; the exchange is kept without {Quantity.Of(wrong, "header")}"];
    }

    private static IEnumerable<string> Problem(JsonElement holder, string place, string name, params JsonValueKind[] kinds) => IsOther(holder, name, kinds)
        ? [$"expected {place}{name} as {string.Join(" or ", kinds.Select(JsonKinds.NameOf))}, found {JsonKinds.NameOf(holder.GetProperty(name).ValueKind)}; the exchange is kept without it"]
        : [];

    // Writers put null for what they do not have.
    private static bool IsOther(JsonElement holder, string name, params JsonValueKind[] kinds) =>
        holder.ValueKind == Object && holder.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null && !kinds.Contains(part.ValueKind);
}
