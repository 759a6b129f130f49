using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Wirefix.Agent.Proposing.Models.AnthropicApi;

/// <summary>
/// Marks the end of a prompt as a place up to which the service may remember it, so that the next call of the conversation pays the cached price
/// for all before. The conversation itself is left alone: a request may hold few such marks.
/// </summary>
internal static class CachedPrompt
{
    /// <summary>The messages with a mark at the end of the last one.</summary>
    public static IEnumerable<ChatMessage> Of(IEnumerable<ChatMessage> messages)
    {
        ChatMessage[] all = [.. messages];
        if (all is not [.. var before, { Contents: { Count: > 0 } contents } end] || Marked(contents[^1]) is not { } marked)
            return all;
        return [.. before, new ChatMessage(end.Role, [.. contents.SkipLast(1), marked])];
    }

    private static AIContent? Marked(AIContent content)
    {
        AIContent? copy = content switch
        {
            TextContent text => new TextContent(text.Text),
            FunctionResultContent result => new FunctionResultContent(result.CallId, result.Result) { Exception = result.Exception },
            _ => null,
        };
        return copy?.WithCacheControl(new CacheControlEphemeral());
    }
}
