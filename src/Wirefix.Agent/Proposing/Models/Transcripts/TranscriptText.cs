using System.Text.Json.Nodes;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>What stands in a transcript as lines that can be compared and quoted.</summary>
internal static class TranscriptText
{
    /// <summary>The lines of a message, from 1; line 0 is who says it.</summary>
    public static IEnumerable<string> LinesOf(JsonObject message) =>
        [$"role {TextOf(message["role"])}", .. (message["contents"] as JsonArray ?? []).OfType<JsonObject>().SelectMany(LinesOfContent)];

    /// <summary>The lines of a tool's definition, from 1; line 0 is its name.</summary>
    public static IEnumerable<string> LinesOfTool(JsonObject tool) =>
        [$"tool {TextOf(tool["name"])}", .. Split(tool["description"]), .. Split(tool["schema"])];

    // Texts line by line; anything else as it is written.
    private static IEnumerable<string> LinesOfContent(JsonObject content) => TextOf(content["$type"]) switch
    {
        "text" => Split(content["text"]),
        "functionResult" => [$"result of {TextOf(content["callId"])}", .. Split(content["result"])],
        _ => Split(content),
    };

    private static string[] Split(JsonNode? node) => TextOf(node).ReplaceLineEndings("\n").Split('\n');

    private static string TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString(TranscriptJson.Options) ?? "";
}
