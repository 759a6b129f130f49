using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Proposing.Models.Spending;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>
/// How messages stand in a transcript. Contents are written as Microsoft.Extensions.AI writes them; times and ids of messages are left out, so that the
/// same conversation gives the same bytes. Every text is redacted.
/// </summary>
internal static class TranscriptJson
{
    /// <summary>The version of a transcript's shape.</summary>
    public const int Version = 1;

    /// <summary>One line a document, with characters as they are.</summary>
    public static readonly JsonSerializerOptions Options = new(AIJsonUtilities.DefaultOptions)
    {
        WriteIndented = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Whether a message is written where it is asked: what the model said stands in the transcript as its answer.</summary>
    public static bool IsAsked(ChatMessage message) => message.Role != ChatRole.Assistant;

    /// <summary>A message.</summary>
    public static JsonObject Of(ChatMessage message, Redactor redactor) => new()
    {
        ["role"] = message.Role.Value,
        ["contents"] = Of(message.Contents, redactor),
    };

    /// <summary>The definition of a tool.</summary>
    public static JsonObject Of(AIFunctionDeclaration tool) => new()
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["schema"] = JsonNode.Parse(tool.JsonSchema.GetRawText()),
    };

    /// <summary>What was answered, as far as it came.</summary>
    public static JsonObject Of(IReadOnlyList<ChatResponseUpdate> updates, Redactor redactor)
    {
        var response = updates.ToChatResponse();
        var answer = new JsonObject
        {
            ["contents"] = Of([.. response.Messages.SelectMany(message => message.Contents)], redactor),
            ["finish"] = response.FinishReason?.Value,
        };
        if (response.FinishReason is null)
            answer["pieces"] = updates.Count;
        if (response.Usage is { } usage)
            answer["usage"] = JsonSerializer.SerializeToNode(TokenUsage.Of(usage), JsonSerializerOptions.Web);
        return answer;
    }

    private static JsonArray Of(IEnumerable<AIContent> contents, Redactor redactor) =>
        [.. contents.Where(content => content is not UsageContent).Select(content => Redacted(JsonSerializer.SerializeToNode(content, Options), redactor))];

    private static JsonNode? Redacted(JsonNode? node, Redactor redactor) => node switch
    {
        JsonObject holder => new JsonObject(holder.Select(each => KeyValuePair.Create(each.Key, Redacted(each.Value, redactor)))),
        JsonArray list => new JsonArray([.. list.Select(each => Redacted(each, redactor))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => redactor.Redact(value.GetValue<string>()),
        _ => node?.DeepClone(),
    };
}
