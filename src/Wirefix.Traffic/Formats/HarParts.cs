using System.Collections.Immutable;
using System.Text.Json;

namespace Wirefix.Traffic.Formats;

/// <summary>
/// Tells which parts of a HAR entry are of another kind than the format has, as they are read as if they were not there. Parts that nothing
/// reads are not looked at.
/// </summary>
internal static class HarParts
{
    private const JsonValueKind Text = JsonValueKind.String, Number = JsonValueKind.Number, List = JsonValueKind.Array, Object = JsonValueKind.Object;

    /// <summary>A sentence about each; none where the entry is sound.</summary>
    public static ImmutableArray<string> ProblemsOf(JsonElement entry)
    {
        var (request, response) = (entry.Object("request"), entry.Object("response"));
        return
        [
            .. Problems(new(entry, "", "startedDateTime", Text), new(entry, "", "time", Number), new(request, "request.", "headers", List)),
            .. HeaderProblem(request, "request"),
            .. Problems([new(request, "request.", "bodySize", Number), .. PostData(request), new(request?.Object("postData"), "request.postData.", "mimeType", Text)]),
            .. Problems(new Part(response, "response.", "headers", List)),
            .. HeaderProblem(response, "response"),
            .. Problems([.. Content(response), .. AboutContent(response?.Object("content"))]),
        ];
    }

    /// <summary>Whether a request holds something of another kind than a body is, so that nothing is known of its body.</summary>
    public static bool HasWrongPostData(JsonElement request) => PostData(request).Any(part => part.IsOther);

    /// <summary>The same of a response.</summary>
    public static bool HasWrongContent(JsonElement? response) => Content(response).Any(part => part.IsOther);

    /// <summary>Whether a header is one: an object with a name, and a text for its value where it has one.</summary>
    public static bool IsHeader(JsonElement header) => header.Text("name") is not null && !new Part(header, "", "value", Text).IsOther;

    // What makes the body: without one of these it is not known.
    private static Part[] PostData(JsonElement? request)
    {
        if (request?.Object("postData") is not { } data)
            return [new(request, "request.", "postData", Object)];
        Part[] text = [new(data, "request.postData.", "text", Text), new(data, "request.postData.", "_encoding", Text)];
        return HarBody.HasText(data) ? text : [.. text, new(data, "request.postData.", "params", List)];
    }

    private static Part[] Content(JsonElement? response) => response?.Object("content") is { } content
        ? [new(content, "response.content.", "text", Text, List), new(content, "response.content.", "encoding", Text)]
        : [new(response, "response.", "content", Object)];

    private static Part[] AboutContent(JsonElement? content) =>
        [new(content, "response.content.", "mimeType", Text), new(content, "response.content.", "size", Number)];

    // The first stands for all.
    private static IEnumerable<string> HeaderProblem(JsonElement? message, string place)
    {
        if (message?.Array("headers") is not { } headers)
            return [];
        var wrong = headers.EnumerateArray().Count(header => !IsHeader(header));
        return wrong == 0 ? [] : [$"expected {place}.headers as objects with \"name\" and \"value\" as texts, found others; the exchange is kept without {Quantity.Of(wrong, "header")}"];
    }

    private static IEnumerable<string> Problems(params Part[] parts) => parts.Where(part => part.IsOther).Select(part => part.Problem);

    private readonly record struct Part(JsonElement? Holder, string Place, string Name, params JsonValueKind[] Kinds)
    {
        // Writers put null for what they do not have.
        public bool IsOther => Found is not (JsonValueKind.Undefined or JsonValueKind.Null) && !Kinds.Contains(Found);

        public string Problem => $"expected {Place}{Name} as {string.Join(" or ", Kinds.Select(JsonKinds.NameOf))}, found {JsonKinds.NameOf(Found)}; the exchange is kept without it";

        private JsonValueKind Found => Holder is { ValueKind: Object } holder && holder.TryGetProperty(Name, out var part) ? part.ValueKind : JsonValueKind.Undefined;
    }
}
