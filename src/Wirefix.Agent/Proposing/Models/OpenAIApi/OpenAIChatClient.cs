using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Wirefix.Agent.Proposing.Models.OpenAIApi;

/// <summary>An <see cref="IChatClient"/> over the chat completions of OpenAI's package, and so of any endpoint that speaks them.</summary>
internal sealed class OpenAIChatClient(ChatClient client) : IChatClient
{
    private static readonly ChatClientMetadata Metadata = new("openai");

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var completion = await client.CompleteChatAsync(
            OpenAIRequest.MessagesOf(messages), OpenAIRequest.OptionsOf(options), cancellationToken).ConfigureAwait(false);
        return OpenAIAnswer.ResponseOf(completion.Value);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new StreamedCalls();
        var updates = client.CompleteChatStreamingAsync(OpenAIRequest.MessagesOf(messages), OpenAIRequest.OptionsOf(options), cancellationToken);
        await foreach (var update in updates.ConfigureAwait(false))
        {
            calls.Add(update.ToolCallUpdates);
            yield return OpenAIAnswer.UpdateOf(update);
            if (update.FinishReason is not null && calls.Take() is { Count: > 0 } contents)
                yield return OpenAIAnswer.UpdateOf(update, contents);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(ChatClientMetadata))
            return Metadata;
        return serviceType == typeof(ChatClient) ? client : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What sends belongs to who made it.
    }
}
