namespace Wirefix.Facts.Text;

/// <summary>Puts the facts of each endpoint together, in one pass: a compilation waits for it.</summary>
internal sealed class EndpointReading
{
    private readonly List<TransitionFacts> _transitions = [];
    private readonly Counts<int> _statuses = new();
    private readonly List<MessageReading> _messages = [];
    private readonly FactHead _head;
    private long _calls;
    private long? _peak;
    private long? _window;

    private EndpointReading(FactHead head) => _head = head;

    /// <summary>The endpoints of facts whose subjects follow the grammar and stand in order.</summary>
    public static IReadOnlyList<EndpointFacts> Of(IEnumerable<Fact> facts)
    {
        var endpoints = new List<EndpointReading>();
        EndpointReading? endpoint = null;
        foreach (var fact in facts)
        {
            if (endpoint?._head.Begins(fact.Subject) != true)
                endpoints.Add(endpoint = new EndpointReading(FactHead.Read(fact.Subject)!));
            endpoint.Add(endpoint._head.CountedBy(fact.Subject)!.Value, fact.Count);
        }

        return [.. endpoints.Select(each => each.Facts())];
    }

    private void Add(in Counted counted, long count)
    {
        switch (counted.Kind)
        {
            case CountedKind.Calls:
                _calls = count;
                break;
            case CountedKind.PeakInFlight:
                _peak = count;
                break;
            case CountedKind.LargestWindow:
                _window = count;
                break;
            case CountedKind.Status:
                _statuses.Add(counted.Status, count);
                break;
            case CountedKind.Transition:
                _transitions.Add(new TransitionFacts(counted.Name.Text!, counted.Value.Text!, counted.After.Text!, count));
                break;
            default:
                Message(counted.Side, counted.Status).Add(counted, count);
                break;
        }
    }

    // Facts in order have one after the other those of one message.
    private MessageReading Message(FactSide side, int status)
    {
        if (_messages.Count == 0 || _messages[_messages.Count - 1] is var last && (last.Side != side || last.Status != status))
            _messages.Add(new MessageReading(side, status));
        return _messages[_messages.Count - 1];
    }

    private EndpointFacts Facts() => new(_head.Direction, _head.Endpoint)
    {
        Calls = _calls,
        PeakInFlight = _peak,
        LargestWindow = _window,
        Statuses = _statuses,
        Messages =
        [
            .. _messages.OrderBy(message => message.Side).ThenBy(message => message.Status)
                .Select(message => message.Facts(_statuses.TryGetValue(message.Status, out var count) ? count : 0)),
        ],
        Transitions = _transitions,
    };
}
