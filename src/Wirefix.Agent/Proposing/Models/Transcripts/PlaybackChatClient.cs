using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Models.Transcripts;

/// <summary>Answers what a transcript holds, as long as it is asked what the transcript holds.</summary>
internal sealed class PlaybackChatClient(TranscriptFile transcript, Redactor redactor) : IChatClient
{
    private const string None = "none";
    private const int MostShown = 240;
    private const int Before = 60;
    private const string Remedy = "Play it back with the version, the capture and the code that it was recorded with, or record it anew.";
    private int _next;
    private int _compared;

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="PreconditionException">The prompt is another one than the transcript was recorded with.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        Compare([.. messages], options);
        var call = transcript.Calls[_next++];
        if (call.Refused is { } refused)
            throw new AgentException(refused);
        foreach (var update in call.Answer!.Updates())
            yield return update;
        if (call.Answer.Why is { } why)
            throw new IOException(why);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private void Compare(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        if (_next == 0)
            CompareTools([.. (options?.Tools ?? []).OfType<AIFunctionDeclaration>().Select(TranscriptJson.Of)]);
        if (_next == transcript.Calls.Length)
        {
            throw new PreconditionException(
                $"{transcript.Name}: expected the conversation to end after call {Number(_next - 1)}, found that the model is asked once more. {Remedy}");
        }

        (int Index, ChatMessage Item)[] found = [.. messages.Index().Skip(_compared).Where(each => TranscriptJson.IsAsked(each.Item))];
        var expected = transcript.Calls[_next].Asked;
        for (var index = 0; index < Math.Max(found.Length, expected.Length); index++)
        {
            CompareLines(
                $"message {Number(index < found.Length ? found[index].Index : messages.Count)}",
                index < expected.Length ? TranscriptText.LinesOf(expected[index]) : [None],
                index < found.Length ? TranscriptText.LinesOf(TranscriptJson.Of(found[index].Item, redactor)) : [None]);
        }

        _compared = messages.Count;
    }

    private void CompareTools(JsonObject[] found)
    {
        var expected = transcript.Tools;
        for (var index = 0; index < Math.Max(found.Length, expected.Length); index++)
        {
            CompareLines(
                $"tool {Number(index)}",
                index < expected.Length ? TranscriptText.LinesOfTool(expected[index]) : [None],
                index < found.Length ? TranscriptText.LinesOfTool(found[index]) : [None]);
        }
    }

    private void CompareLines(string where, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var (left, right) = (expected.ToArray(), found.ToArray());
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (one, other) = (line < left.Length ? left[line] : "its end", line < right.Length ? right[line] : "its end");
            if (StableText.Of(one) != StableText.Of(other))
                throw Different(where, line, one, other);
        }
    }

    private PreconditionException Different(string where, int line, string expected, string found)
    {
        var from = Math.Max(0, expected.AsSpan().CommonPrefixLength(found) - Before);
        return new PreconditionException(string.Create(
            CultureInfo.InvariantCulture,
            $"{transcript.Name}: the prompt is another one than was recorded: {where}, line {line}: expected '{Cut(expected, from)}', found '{Cut(found, from)}'. {Remedy}"));
    }

    // A line may be a whole document; what differs in it is near.
    private static string Cut(string line, int from)
    {
        if (line.Length <= MostShown)
            return line;
        var end = Math.Min(line.Length, from + MostShown);
        return $"{(from > 0 ? "…" : "")}{line[from..end]}{(end < line.Length ? "…" : "")}";
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
