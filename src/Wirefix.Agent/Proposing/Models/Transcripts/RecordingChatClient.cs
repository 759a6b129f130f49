using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>
/// Writes every call of a model into a transcript: of the conversation what is new in it, then what was answered, also where that broke off. A conversation
/// only grows, so each message is written once.
/// </summary>
internal sealed class RecordingChatClient(IChatClient client, string agent, Transcript transcript, Redactor redactor) : DelegatingChatClient(client)
{
    private int _written;

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Asked([.. messages], options);
        var updates = new List<ChatResponseUpdate>();
        await using var answer = base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(answer, updates).ConfigureAwait(false))
        {
            updates.Add(answer.Current);
            yield return answer.Current;
        }

        transcript.Append(new JsonObject { ["answer"] = TranscriptJson.Of(updates, redactor) });
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> answer, List<ChatResponseUpdate> updates)
    {
        try
        {
            return await answer.MoveNextAsync().ConfigureAwait(false);
        }
        catch (AgentException exception)
        {
            transcript.Append(new JsonObject { ["refused"] = redactor.Redact(exception.Message) });
            throw;
        }
        catch (Exception exception) when (exception is not PreconditionException)
        {
            var broken = TranscriptJson.Of(updates, redactor);
            broken["why"] = redactor.Redact(exception.Message);
            transcript.Append(new JsonObject { ["broken"] = broken });
            throw;
        }
    }

    private void Asked(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (_written == 0)
        {
            transcript.Append(new JsonObject
            {
                ["transcript"] = TranscriptJson.Version,
                ["agent"] = agent,
                ["tools"] = new JsonArray([.. (options?.Tools ?? []).OfType<AIFunctionDeclaration>().Select(TranscriptJson.Of)]),
            });
        }

        var asked = messages.Skip(_written).Where(TranscriptJson.IsAsked).Select(message => TranscriptJson.Of(message, redactor));
        transcript.Append(new JsonObject { ["asked"] = new JsonArray([.. asked]) });
        _written = messages.Count;
    }
}
