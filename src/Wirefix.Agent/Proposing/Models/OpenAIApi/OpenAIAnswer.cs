using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Wirefix.Agent.Proposing.Models.OpenAIApi;

/// <summary>What a model answered, from the types of OpenAI's package to those of Microsoft.Extensions.AI.</summary>
internal static class OpenAIAnswer
{
    /// <summary>The code of an <see cref="ErrorContent"/> that holds a refusal.</summary>
    public const string Refusal = "Refusal";

    private static readonly JsonSerializerOptions Options = AIJsonUtilities.DefaultOptions;

    /// <summary>A whole answer.</summary>
    public static ChatResponse ResponseOf(ChatCompletion completion)
    {
        AIContent[] contents = [.. TextsOf(completion.Content, completion.Refusal), .. completion.ToolCalls.Select(CallOf)];
        var message = new Microsoft.Extensions.AI.ChatMessage(ChatRole.Assistant, contents)
        {
            MessageId = completion.Id,
            RawRepresentation = completion,
        };
        return new ChatResponse(message)
        {
            ResponseId = completion.Id,
            CreatedAt = completion.CreatedAt,
            ModelId = completion.Model,
            FinishReason = ReasonOf(completion.FinishReason),
            Usage = completion.Usage is { } usage ? UsageOf(usage) : null,
            RawRepresentation = completion,
        };
    }

    /// <summary>A piece of a streamed answer without its calls of tools, which come in pieces of their own.</summary>
    public static ChatResponseUpdate UpdateOf(StreamingChatCompletionUpdate update)
    {
        AIContent[] usage = update.Usage is { } told ? [new UsageContent(UsageOf(told))] : [];
        return UpdateOf(update, [.. TextsOf(update.ContentUpdate, update.RefusalUpdate), .. usage]);
    }

    /// <summary>A piece of a streamed answer that holds these contents.</summary>
    public static ChatResponseUpdate UpdateOf(StreamingChatCompletionUpdate update, IList<AIContent> contents) => new(ChatRole.Assistant, contents)
    {
        ResponseId = update.CompletionId,
        MessageId = update.CompletionId,
        CreatedAt = update.CreatedAt,
        ModelId = update.Model,
        FinishReason = update.FinishReason is { } reason ? ReasonOf(reason) : null,
        RawRepresentation = update,
    };

    /// <summary>A call of a tool; arguments that are no JSON object are told by its exception.</summary>
    public static FunctionCallContent CallOf(string id, string name, string arguments) => FunctionCallContent.CreateFromParsedArguments(
        arguments, id, name, static json => json.Length == 0 ? null : JsonSerializer.Deserialize<Dictionary<string, object?>>(json, Options));

    private static FunctionCallContent CallOf(ChatToolCall call) => CallOf(call.Id, call.FunctionName, call.FunctionArguments.ToString());

    private static IEnumerable<AIContent> TextsOf(IEnumerable<ChatMessageContentPart> parts, string? refusal)
    {
        foreach (var part in parts.Where(part => part.Kind == ChatMessageContentPartKind.Text && part.Text.Length > 0))
            yield return new TextContent(part.Text);
        if (!string.IsNullOrEmpty(refusal))
            yield return new ErrorContent(refusal) { ErrorCode = Refusal };
    }

    // The count of the prompt includes what was cached.
    private static UsageDetails UsageOf(ChatTokenUsage usage) => new()
    {
        InputTokenCount = usage.InputTokenCount,
        CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
        OutputTokenCount = usage.OutputTokenCount,
        ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
    };

    private static Microsoft.Extensions.AI.ChatFinishReason ReasonOf(OpenAI.Chat.ChatFinishReason reason) => reason switch
    {
        OpenAI.Chat.ChatFinishReason.Stop => Microsoft.Extensions.AI.ChatFinishReason.Stop,
        OpenAI.Chat.ChatFinishReason.Length => Microsoft.Extensions.AI.ChatFinishReason.Length,
        OpenAI.Chat.ChatFinishReason.ContentFilter => Microsoft.Extensions.AI.ChatFinishReason.ContentFilter,
        OpenAI.Chat.ChatFinishReason.ToolCalls or OpenAI.Chat.ChatFinishReason.FunctionCall => Microsoft.Extensions.AI.ChatFinishReason.ToolCalls,
        _ => new Microsoft.Extensions.AI.ChatFinishReason(reason.ToString()),
    };
}
