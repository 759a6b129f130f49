using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Wirefix.Agent.Proposing.Models.OpenAIApi;

/// <summary>What a model is asked, from the types of Microsoft.Extensions.AI to those of OpenAI's package.</summary>
internal static class OpenAIRequest
{
    private static readonly JsonSerializerOptions OneLine = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>The messages; a message with the results of several calls becomes one for each.</summary>
    public static IEnumerable<OpenAI.Chat.ChatMessage> MessagesOf(IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages) => messages.SelectMany(MessagesOf);

    /// <summary>The options; what the package has no word for is left out.</summary>
    public static ChatCompletionOptions OptionsOf(ChatOptions? options)
    {
        var result = new ChatCompletionOptions();
        if (options is null)
            return result;
        result.Temperature = options.Temperature;
        result.TopP = options.TopP;
        result.FrequencyPenalty = options.FrequencyPenalty;
        result.PresencePenalty = options.PresencePenalty;
        result.MaxOutputTokenCount = options.MaxOutputTokens;
        result.ResponseFormat = FormatOf(options.ResponseFormat);
        foreach (var stop in options.StopSequences ?? [])
            result.StopSequences.Add(stop);
        foreach (var tool in options.Tools?.OfType<AIFunctionDeclaration>() ?? [])
            result.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        if (result.Tools.Count == 0)
            return result;
        result.ToolChoice = ChoiceOf(options.ToolMode);
        result.AllowParallelToolCalls = options.AllowMultipleToolCalls;
        return result;
    }

    private static IEnumerable<OpenAI.Chat.ChatMessage> MessagesOf(Microsoft.Extensions.AI.ChatMessage message)
    {
        if (message.Role == ChatRole.System)
            return [new SystemChatMessage(message.Text)];
        if (message.Role == ChatRole.Assistant)
            return [AssistantOf(message)];
        if (message.Role == ChatRole.Tool)
            return message.Contents.OfType<FunctionResultContent>().Select(result => new ToolChatMessage(result.CallId, TextOf(result.Result)));
        return [new UserChatMessage(message.Text)];
    }

    private static AssistantChatMessage AssistantOf(Microsoft.Extensions.AI.ChatMessage message)
    {
        ChatToolCall[] calls = [.. message.Contents.OfType<FunctionCallContent>().Select(CallOf)];
        if (calls.Length == 0)
            return new AssistantChatMessage(message.Text);
        var result = new AssistantChatMessage(calls);
        if (message.Text.Length > 0)
            result.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
        return result;
    }

    private static ChatToolCall CallOf(FunctionCallContent call) => ChatToolCall.CreateFunctionToolCall(
        call.CallId, call.Name, BinaryData.FromString(JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), OneLine)));

    // A text goes as it is: as JSON it would arrive in quotes.
    private static string TextOf(object? result) => result switch
    {
        null => "",
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString()!,
        _ => JsonSerializer.Serialize(result, OneLine),
    };

    private static ChatToolChoice ChoiceOf(ChatToolMode? mode) => mode switch
    {
        NoneChatToolMode => ChatToolChoice.CreateNoneChoice(),
        RequiredChatToolMode { RequiredFunctionName: { } name } => ChatToolChoice.CreateFunctionChoice(name),
        RequiredChatToolMode => ChatToolChoice.CreateRequiredChoice(),
        _ => ChatToolChoice.CreateAutoChoice(),
    };

    private static ChatResponseFormat? FormatOf(Microsoft.Extensions.AI.ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => ChatResponseFormat.CreateJsonSchemaFormat(
            json.SchemaName ?? "answer", BinaryData.FromString(schema.GetRawText()), json.SchemaDescription, jsonSchemaIsStrict: true),
        ChatResponseFormatJson => ChatResponseFormat.CreateJsonObjectFormat(),
        ChatResponseFormatText => ChatResponseFormat.CreateTextFormat(),
        _ => null,
    };
}
