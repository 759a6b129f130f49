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
            calls => new RecordedCalls([.. calls.Select(call => (AskedFields.Of(call.Target.Query, new CallBody(call.Answer.AskedType, call.Answer.AskedBody?.ToBytes())), call.Answer))]));

    /// <summary>The next answer to a call; null where none was recorded.</summary>
    public RecordedAnswer? Next(OutboundCall call, CallBody body = default)
    {
        var (path, query) = Split(call.PathAndQuery);
        return _calls.TryGetValue((call.Method, call.Host, path), out var calls) ? calls.Next(AskedFields.Of(query, body)) : null;
    }

    private static (string Path, string Query) Split(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }
}
