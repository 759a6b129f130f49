namespace Wirefix.Facts.Text;

/// <summary>Puts the facts of each endpoint together, in one pass: a compilation waits for it.</summary>
internal sealed class EndpointReading
{
    private readonly List<TransitionFacts> _transitions = [];
    private readonly Dictionary<int, long> _statuses = [];
    private readonly SortedDictionary<(FactSide Side, int Status), MessageReading> _messages = [];
    private readonly FactDirection _direction;
    private readonly Endpoint _endpoint;
    private long _calls;
    private long? _peak;
    private long? _window;

    private EndpointReading(string[] head)
    {
        var target = FactWord.TextOf(head[2])!;
        var slash = target.IndexOf('/');
        _direction = head[0] == "in" ? FactDirection.In : FactDirection.Out;
        _endpoint = new Endpoint(FactWord.TextOf(head[1])!, target.Substring(0, slash), PathTemplate.Parse(target.Substring(slash)));
    }

    /// <summary>The endpoints of facts whose subjects follow the grammar, in the order of the facts.</summary>
    public static IReadOnlyList<EndpointFacts> Of(IEnumerable<Fact> facts)
    {
        var endpoints = new List<EndpointReading>();
        var byHead = new Dictionary<(string, string, string), EndpointReading>();
        foreach (var fact in facts)
        {
            var words = FactSubject.Words(fact.Subject);
            if (!byHead.TryGetValue((words[0], words[1], words[2]), out var endpoint))
                endpoints.Add(byHead[(words[0], words[1], words[2])] = endpoint = new EndpointReading(words));
            endpoint.Add(words, fact.Count);
        }

        return [.. endpoints.Select(endpoint => endpoint.Facts())];
    }

    private void Add(string[] words, long count)
    {
        switch (words[3])
        {
            case FactSubject.CallsWord:
                _calls = count;
                break;
            case FactSubject.PeakWord:
                _peak = count;
                break;
            case FactSubject.WindowWord:
                _window = count;
                break;
            case FactSubject.StatusWord:
                _statuses[FactGrammar.StatusOf(words[4])!.Value] = count;
                break;
            case FactSubject.TransitionWord:
                _transitions.Add(new TransitionFacts(FactWord.TextOf(words[4])!, FactWord.TextOf(words[5])!, FactWord.TextOf(words[6])!, count));
                break;
            default:
                Message(words[3] == "request" ? FactSide.Request : FactSide.Response, FactGrammar.StatusOf(words[4])!.Value).Add(words, count);
                break;
        }
    }

    private MessageReading Message(FactSide side, int status) =>
        _messages.TryGetValue((side, status), out var message) ? message : _messages[(side, status)] = new MessageReading();

    private EndpointFacts Facts() => new(_direction, _endpoint)
    {
        Calls = _calls,
        PeakInFlight = _peak,
        LargestWindow = _window,
        Statuses = _statuses,
        Messages =
        [
            .. _messages.Select(message => message.Value.Facts(
                message.Key.Side, message.Key.Status, _statuses.TryGetValue(message.Key.Status, out var count) ? count : 0)),
        ],
        Transitions = _transitions,
    };
}
