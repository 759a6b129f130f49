using System.Globalization;
using Microsoft.Extensions.AI;
using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Proposing.Models.Asking;

/// <summary>Calls a model until an answer comes whole, and counts what each call took.</summary>
internal sealed class ModelCall(IChatClient client, ChatOptions options, Meter meter)
{
    private const int MostTries = 3;
    private const int MostCharacters = 300;

    // Longer than all waits that a service can ask for before it answers.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <summary>The next answer of a conversation.</summary>
    /// <exception cref="AgentException">The service refuses, or its answers break off.</exception>
    public async Task<ChatResponse> AskAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (meter.Ended is { } ended)
                throw new AgentException(ended);
            var (response, failure) = await TryAsync(messages, cancellationToken).ConfigureAwait(false);
            if (response is not null)
                return response;
            if (tries == MostTries)
                throw new AgentException(string.Create(CultureInfo.InvariantCulture, $"{failure}; it was asked {tries} times"));
        }
    }

    private async Task<(ChatResponse? Response, string? Failure)> TryAsync(IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        try
        {
            await ReadAsync(messages, updates, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is AgentException or PreconditionException)
        {
            meter.AddRefused();
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            meter.AddBroken(messages, options, updates);
            throw;
        }
        catch (Exception exception)
        {
            // Whatever a provider's package throws over an answer that it cannot read to its end, or that does not come.
            meter.AddBroken(messages, options, updates);
            return (null, exception is OperationCanceledException
                ? "the model's answer did not come"
                : $"the model's answer broke off: {Shortened(exception.Message)}");
        }

        var response = updates.ToChatResponse();
        if (response.FinishReason is null)
        {
            meter.AddBroken(messages, options, updates);
            return (null, "the model's answer ended before it was whole");
        }

        meter.AddAnswered(messages, options, updates);
        return (response, null);
    }

    private async Task ReadAsync(IReadOnlyList<ChatMessage> messages, List<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(LongestSilence);
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, silence.Token).ConfigureAwait(false))
        {
            updates.Add(update);
            silence.CancelAfter(LongestSilence);
        }
    }

    private static string Shortened(string text) => text.Length <= MostCharacters ? text : $"{text[..MostCharacters]}…";
}
