using System.Runtime.CompilerServices;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Wirefix.Agent.Proposing.Models.AnthropicApi;

/// <summary>
/// What the Anthropic package's chat client leaves to do: it tells a stream's usage at its end alone, so that a stream that breaks off would cost
/// nothing, and takes the last count for all of it, which some answers give without the prompt's. And it has to be told up to where the service
/// may remember the prompt.
/// </summary>
internal sealed class AnthropicModelClient(IChatClient client) : DelegatingChatClient(client)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(CachedPrompt.Of(messages), options, cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var told = new StreamUsage(0, 0, 0, 0);
        await foreach (var update in base.GetStreamingResponseAsync(CachedPrompt.Of(messages), options, cancellationToken).ConfigureAwait(false))
        {
            var known = told.With(update.RawRepresentation);
            AIContent[] news = known == told ? [] : [new UsageContent(known.Since(told))];
            update.Contents = [.. update.Contents.Where(content => content is not UsageContent), .. news];
            told = known;
            yield return update;
        }
    }

    /// <summary>What a stream has told of its usage so far. Later counts include earlier ones.</summary>
    private sealed record StreamUsage(long Input, long CacheRead, long CacheWrite, long Output)
    {
        public StreamUsage With(object? told) => told switch
        {
            RawMessageStreamEvent { Value: RawMessageStartEvent { Message.Usage: { } start } } =>
                Most(start.InputTokens, start.CacheReadInputTokens, start.CacheCreationInputTokens, start.OutputTokens),
            RawMessageStreamEvent { Value: RawMessageDeltaEvent { Usage: { } usage } } =>
                Most(usage.InputTokens, usage.CacheReadInputTokens, usage.CacheCreationInputTokens, usage.OutputTokens),
            _ => this,
        };

        public UsageDetails Since(StreamUsage earlier) => new()
        {
            InputTokenCount = Input + CacheRead + CacheWrite - earlier.Input - earlier.CacheRead - earlier.CacheWrite,
            CachedInputTokenCount = CacheRead - earlier.CacheRead,
            OutputTokenCount = Output - earlier.Output,
            AdditionalCounts = new AdditionalPropertiesDictionary<long> { [nameof(Usage.CacheCreationInputTokens)] = CacheWrite - earlier.CacheWrite },
        };

        private StreamUsage Most(long? input, long? cacheRead, long? cacheWrite, long? output) => new(
            Math.Max(Input, input ?? 0), Math.Max(CacheRead, cacheRead ?? 0), Math.Max(CacheWrite, cacheWrite ?? 0), Math.Max(Output, output ?? 0));
    }
}
