using System.Collections.Immutable;

namespace Wirefix.Replay.Mocking;

/// <summary>
/// The recorded answers by what was asked: first the exact request target, then the same with its query sorted.
/// Where the same thing was asked several times the answers come in recorded order, and the last one repeats.
/// </summary>
internal sealed class AnswerBook
{
    private readonly Dictionary<OutboundCall, Queue<RecordedAnswer>> _exact = [];
    private readonly Dictionary<OutboundCall, Queue<RecordedAnswer>> _sorted = [];
    private readonly Lock _lock = new();

    public AnswerBook(ImmutableArray<RecordedAnswer> answers)
    {
        foreach (var answer in answers)
        {
            var call = new OutboundCall(answer.Method, answer.Host.ToLowerInvariant(), answer.PathAndQuery);
            if (!_exact.TryGetValue(call, out var queue))
            {
                _exact.Add(call, queue = []);
                _sorted.TryAdd(WithSortedQuery(call), queue);
            }

            queue.Enqueue(answer);
        }
    }

    /// <summary>The next answer to a call; null where none was recorded.</summary>
    public RecordedAnswer? Next(OutboundCall call)
    {
        if (!_exact.TryGetValue(call, out var queue) && !_sorted.TryGetValue(WithSortedQuery(call), out queue))
            return null;

        lock (_lock)
            return queue.Count > 1 ? queue.Dequeue() : queue.Peek();
    }

    private static OutboundCall WithSortedQuery(OutboundCall call)
    {
        var question = call.PathAndQuery.IndexOf('?');
        if (question < 0)
            return call;

        var parts = call.PathAndQuery[(question + 1)..].Split('&').Order(StringComparer.Ordinal);
        return call with { PathAndQuery = $"{call.PathAndQuery[..question]}?{string.Join('&', parts)}" };
    }
}
