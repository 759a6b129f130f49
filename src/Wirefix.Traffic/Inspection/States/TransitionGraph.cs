namespace Wirefix.Traffic.Inspection.States;

/// <summary>Which states follow which, learned from the lives of many resources.</summary>
internal sealed class TransitionGraph
{
    // What three resources did, and one in seven of those that were in the state, is a way that the service offers.
    private const int FewestOfWay = 3;

    private const double LeastShareOfWay = 0.15;

    // A way that is offered has a call of its own. What only follows from calls that are mostly made in other states must be more common.
    private const double LeastShareOfByway = 0.25;

    // A way that many took is one, though it be a side way.
    private const int FewestOfSideWay = 15;

    private const double LeastShareOfSideWay = 0.03;

    // A state that most resources are first seen in is not an end, but one that the capture was too short to see left.
    private const double LeastShareOfArrivals = 0.3;

    // As good as nobody else goes the short way, and most that leave come there by the long one.
    private const double LeastShareOfLongWay = 0.6;

    // Once may be a slip of its own.
    private const int FewestUses = 2;

    private readonly Dictionary<(string From, string To), int> _counts;

    private readonly IReadOnlyCollection<Life> _lives;

    private readonly Dictionary<string, int> _visits = new(StringComparer.Ordinal);

    private readonly Dictionary<string, int> _beginnings;

    // How often a write was made on a resource in a state.
    private readonly Dictionary<(string State, string Operation), int> _uses;

    private readonly ILookup<string, string> _ways;

    /// <summary>Learns from the lives.</summary>
    public TransitionGraph(IReadOnlyCollection<Life> lives)
    {
        _lives = lives;
        Transitions = [.. lives.SelectMany(life => life.Transitions())];
        _counts = Transitions.CountBy(transition => (transition.From, transition.To)).ToDictionary();
        _beginnings = lives.Select(life => VisitsOf(life).FirstOrDefault()).OfType<string>().CountBy(state => state).ToDictionary();
        foreach (var life in lives)
        {
            foreach (var state in VisitsOf(life))
                _visits[state] = _visits.GetValueOrDefault(state) + 1;
        }

        _uses = lives.SelectMany(life => life.Writes()).CountBy(write => (write.Before.State!, write.Write.Operation)).ToDictionary();
        _ways = Transitions.GroupBy(transition => (transition.From, transition.To)).Where(IsWay)
            .ToLookup(edge => edge.Key.From, edge => edge.Key.To, StringComparer.Ordinal);
    }

    /// <summary>The changes of state that were seen.</summary>
    public IReadOnlyList<Transition> Transitions { get; }

    /// <summary>How often resources were in a state, each stay counted once.</summary>
    public int Visits(string state) => _visits.GetValueOrDefault(state);

    /// <summary>How often a state was left for any other.</summary>
    public int Departures(string state) => _counts.Where(edge => edge.Key.From == state).Sum(edge => edge.Value);

    /// <summary>How often one state followed another.</summary>
    public int Count(string from, string to) => _counts.GetValueOrDefault((from, to));

    /// <summary>Whether no way leads out of a state, though resources came there.</summary>
    public bool IsTerminal(string state)
    {
        var arrivals = Visits(state) - _beginnings.GetValueOrDefault(state);
        return !_ways[state].Any() && arrivals >= FewestOfWay && arrivals >= LeastShareOfArrivals * Visits(state);
    }

    /// <summary>Whether a state is reached from elsewhere than <paramref name="except"/> as a matter of course.</summary>
    public bool IsReachedWithout(string state, string except) =>
        _ways.Any(way => way.Key != except && way.Contains(state)) || IsBeginning(state);

    /// <summary>Whether ways lead from one state to another.</summary>
    public bool Leads(string from, string to)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var state))
        {
            foreach (var next in _ways[state].Where(reached.Add))
                open.Push(next);
        }

        return reached.Contains(to);
    }

    /// <summary>
    /// Whether a change leaves out what lies between: all others move by writes alone, so that none was missed, and most resources that left
    /// the state came to the other by ways through at least one between them.
    /// </summary>
    public bool IsSkip(string from, string to)
    {
        if (_ways[from].Contains(to) || !Leads(from, to) || Leads(to, from))
            return false;
        if (Transitions.Any(transition => !transition.After.IsWrite && (transition.From, transition.To) != (from, to)))
            return false;
        var left = _lives.Select(life => VisitsOf(life).SkipWhile(state => state != from).Skip(1).ToArray()).Where(later => later.Length > 0).ToArray();
        return left.Count(later => later[0] != to && later.Contains(to)) >= LeastShareOfLongWay * left.Length;
    }

    /// <summary>
    /// How often a write that leads to a state from others was refused in this one; 0 where it was accepted here as well. What came to that
    /// state nevertheless went round the guard.
    /// </summary>
    public int Refusals(string from, string to) =>
        Transitions.Where(transition => transition.To == to && transition.From != from && transition.After.IsWrite)
            .CountBy(transition => transition.After.Operation)
            .Where(operation => operation.Value >= FewestUses)
            .Select(operation => _lives.SelectMany(life => life.Writes()).Where(write => write.Before.State == from && write.Write.Operation == operation.Key).ToArray())
            .Where(writes => !writes.Any(write => write.Write.IsAccepted))
            .Select(writes => writes.Count(write => write.Write.IsRefused))
            .DefaultIfEmpty()
            .Max();

    private bool IsWay(IGrouping<(string From, string To), Transition> edge)
    {
        var (count, visits) = (edge.Count(), Visits(edge.Key.From));
        var least = edge.All(IsByTheWay) ? LeastShareOfByway : LeastShareOfWay;
        return (count >= FewestOfWay && count >= least * visits) || (count >= FewestOfSideWay && count >= LeastShareOfSideWay * visits);
    }

    private bool IsByTheWay(Transition transition)
    {
        var operation = transition.After.Operation;
        return transition.After.IsWrite
            && 2 * _uses.GetValueOrDefault((transition.From, operation)) < _uses.Where(use => use.Key.Operation == operation).Sum(use => use.Value);
    }

    private bool IsBeginning(string state) =>
        _beginnings.GetValueOrDefault(state) is >= FewestOfWay and var beginnings && beginnings * 2 > Visits(state);

    private static IEnumerable<string> VisitsOf(Life life)
    {
        string? last = null;
        foreach (var state in life.Sightings.Select(sighting => sighting.State).OfType<string>())
        {
            if (state != last)
                yield return state;
            last = state;
        }
    }
}
