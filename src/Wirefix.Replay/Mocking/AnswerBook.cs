using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Wirefix.Replay.Mocking;

/// <summary>The recorded answers by what was asked: method, host and path, then what of query and body mattered (<see cref="RecordedCalls"/>).</summary>
internal sealed class AnswerBook
{
    private readonly FrozenDictionary<(string Method, string Host, string Path), RecordedCalls> _calls;

    public AnswerBook(ImmutableArray<RecordedAnswer> answers) => _calls = answers
        .Select(answer => (Target: Split(answer.PathAndQuery), Answer: answer))
        .GroupBy(call => (call.Answer.Method, call.Answer.Host.ToLowerInvariant(), call.Target.Path))
        .ToFrozenDictionary(
            calls => calls.Key,
            calls => new RecordedCalls([.. calls.Select(call => (AskedFields.Of(call.Target.Query, call.Answer.AskedType, call.Answer.AskedBody?.ToBytes()), call.Answer))]));

    /// <summary>The next answer to a call; null where none was recorded.</summary>
    /// <param name="call">What is called.</param>
    /// <param name="mediaType">The media type of the call's body; null where it does not say.</param>
    /// <param name="body">The call's body; empty where there is none.</param>
    public RecordedAnswer? Next(OutboundCall call, string? mediaType = null, ReadOnlyMemory<byte> body = default)
    {
        var (path, query) = Split(call.PathAndQuery);
        return _calls.TryGetValue((call.Method, call.Host, path), out var calls) ? calls.Next(AskedFields.Of(query, mediaType, body)) : null;
    }

    private static (string Path, string Query) Split(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }
}
