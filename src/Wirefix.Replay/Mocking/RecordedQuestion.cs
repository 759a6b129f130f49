namespace Wirefix.Replay.Mocking;

/// <summary>
/// Recorded calls that agree in everything that matters. One that agrees in the rest too gets its own answer; others get the answers in
/// recorded order, and the last one repeats.
/// </summary>
internal sealed class RecordedQuestion
{
    private readonly List<(AskedFields Asked, RecordedAnswer Answer)> _waiting;
    private readonly Lock _lock = new();

    public RecordedQuestion(IEnumerable<(AskedFields Asked, RecordedAnswer Answer)> calls)
    {
        _waiting = [.. calls];
        Asked = _waiting[0].Asked;
    }

    /// <summary>What the first of them asked for.</summary>
    public AskedFields Asked { get; }

    /// <summary>The next answer.</summary>
    public RecordedAnswer Next(AskedFields asked)
    {
        lock (_lock)
        {
            var next = Math.Max(0, _waiting.FindIndex(call => !call.Asked.Differing(asked).Any()));
            var answer = _waiting[next].Answer;
            if (_waiting.Count > 1)
                _waiting.RemoveAt(next);
            return answer;
        }
    }
}
