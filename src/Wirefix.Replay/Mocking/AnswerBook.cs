using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Wirefix.Replay.Mocking;

/// <summary>The recorded answers by what was asked: method, host and path, then what of query and body mattered (<see cref="RecordedCalls"/>).</summary>
internal sealed class AnswerBook
{
    private readonly FrozenDictionary<(string Method, string Host, string Path), RecordedCalls> _calls;

    private readonly FrozenDictionary<(string Method, string Host, string Path), RecordedCalls> _equivalent;

    public AnswerBook(ImmutableArray<RecordedAnswer> answers)
    {
        _calls = answers
            .Select(answer => (Target: Split(answer.PathAndQuery), Answer: answer))
            .GroupBy(call => (call.Answer.Method, Host: call.Answer.Host.ToLowerInvariant(), call.Target.Path))
            .ToFrozenDictionary(
                calls => calls.Key,
                calls => new RecordedCalls([.. calls.Select(call => (AskedFields.Of(call.Target.Query, new CallBody(call.Answer.AskedType, call.Answer.AskedBody?.ToBytes())), call.Answer))]));
        // Where two that were recorded mean the same, each is found by how it was written.
        _equivalent = _calls
            .DistinctBy(calls => (calls.Key.Method, calls.Key.Host, EquivalentTarget.Of(calls.Key.Path)))
            .ToFrozenDictionary(calls => (calls.Key.Method, calls.Key.Host, EquivalentTarget.Of(calls.Key.Path)), calls => calls.Value);
    }

    /// <summary>The next answer to a call; null where none was recorded.</summary>
    public RecordedAnswer? Next(OutboundCall call, CallBody body = default)
    {
        var (path, query) = Split(call.PathAndQuery);
        var calls = _calls.GetValueOrDefault((call.Method, call.Host, path)) ?? _equivalent.GetValueOrDefault((call.Method, call.Host, EquivalentTarget.Of(path)));
        return calls?.Next(AskedFields.Of(query, body));
    }

    private static (string Path, string Query) Split(string target)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }
}
