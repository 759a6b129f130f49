using System.Text.Json;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Proposing.Models.Spending;

/// <summary>How many tokens a prompt takes, about, as <see cref="TokenCount"/> counts.</summary>
internal static class PromptText
{
    /// <summary>The tokens of messages and of the definitions of tools.</summary>
    public static int TokensOf(IEnumerable<ChatMessage> messages, ChatOptions options) =>
        messages.Sum(message => TokenCount.Of(string.Concat(message.Contents.Select(Of)))) + TokensOf(options.Tools ?? []);

    /// <summary>The tokens of the definitions of tools.</summary>
    public static int TokensOf(IEnumerable<AITool> tools) => tools.OfType<AIFunctionDeclaration>()
        .Sum(tool => TokenCount.Of(tool.Name + tool.Description + JsonSerializer.Serialize(tool.JsonSchema)));

    /// <summary>What of a content a model reads or writes.</summary>
    public static string Of(AIContent content) => content switch
    {
        TextContent text => text.Text,
        TextReasoningContent thought => thought.Text + thought.ProtectedData,
        FunctionCallContent call => call.Name + JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions),
        FunctionResultContent result => result.Result as string ?? JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions),
        ErrorContent error => error.Message,
        _ => "",
    };
}
