namespace Wirefix.Replay.Mocking;

/// <summary>
/// Recorded calls that agree in everything that matters. One that agrees in the rest too gets its own answers, in recorded order, and its last
/// one again; others get those that nobody has had, in recorded order, and the last one again.
/// </summary>
internal sealed class RecordedQuestion
{
    private readonly (AskedFields Asked, RecordedAnswer Answer)[] _calls;
    private readonly bool[] _isServed;
    private readonly Lock _lock = new();

    public RecordedQuestion(IEnumerable<(AskedFields Asked, RecordedAnswer Answer)> calls)
    {
        _calls = [.. calls];
        _isServed = new bool[_calls.Length];
        Asked = _calls[0].Asked;
    }

    /// <summary>What the first of them asked for.</summary>
    public AskedFields Asked { get; }

    /// <summary>The next answer.</summary>
    public RecordedAnswer Next(AskedFields asked)
    {
        var own = Enumerable.Range(0, _calls.Length).Where(call => !_calls[call].Asked.Differing(asked).Any()).ToArray();
        lock (_lock)
        {
            var open = own.Length > 0 ? own : [.. Enumerable.Range(0, _calls.Length)];
            var next = open.FirstOrDefault(call => !_isServed[call], open[^1]);
            _isServed[next] = true;
            return _calls[next].Answer;
        }
    }
}
