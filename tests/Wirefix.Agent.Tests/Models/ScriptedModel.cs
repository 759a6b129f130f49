using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Wirefix.Agent.Tests.Models;

/// <summary>A model that answers by a script: it is given the conversation so far and says what comes next. No figure of it is one of a real model.</summary>
internal sealed class ScriptedModel(params Func<IReadOnlyList<ChatMessage>, AIContent[]>[] answers) : IChatClient
{
    private int _asked;

    /// <summary>What it says that each answer takes; null where it says nothing.</summary>
    public UsageDetails? Usage { get; init; }

    /// <summary>The last conversation that it was given.</summary>
    public IReadOnlyList<ChatMessage> Conversation { get; private set; } = [];

    /// <summary>An answer that calls a tool.</summary>
    public static Func<IReadOnlyList<ChatMessage>, AIContent[]> Call(string tool, params (string Name, object? Value)[] arguments) => messages =>
        [new FunctionCallContent($"call-{messages.Count}", tool, arguments.ToDictionary(each => each.Name, each => each.Value))];

    /// <summary>An answer in words.</summary>
    public static Func<IReadOnlyList<ChatMessage>, AIContent[]> Say(string text) => _ => [new TextContent(text)];

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        Conversation = [.. messages];
        var contents = answers[Math.Min(_asked++, answers.Length - 1)](Conversation);
        var calls = contents.OfType<FunctionCallContent>().Any();
        yield return new ChatResponseUpdate(ChatRole.Assistant, [.. contents, .. Usage is null ? [] : (AIContent[])[new UsageContent(Usage)]])
        {
            FinishReason = calls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
