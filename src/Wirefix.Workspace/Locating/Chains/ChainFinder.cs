using System.Collections.Immutable;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Finds the ways from an entry point to outbound calls.</summary>
internal sealed class ChainFinder(CallGraph graph)
{
    private const int LongestChain = 24;

    // A step that only might be taken counts as several that are.
    private const int CandidateCost = 4;

    /// <summary>
    /// For each target the shortest chain, and the shortest through each notable edge that lies on a way to it: the edge that
    /// matters may not lie on the shortest way.
    /// </summary>
    public IEnumerable<Chain> Find(EntryPoint entry, IEnumerable<Target> targets, Func<CallEdge, bool> isNotable)
    {
        var reached = Shortest(entry.Unit, unit => graph.From(unit).Select(edge => (edge, edge.To)));
        var callers = reached.Keys.SelectMany(unit => graph.From(unit)).ToLookup(edge => edge.To);
        return
            from target in targets
            from end in Ends(target.Call)
            where reached.ContainsKey(end.Unit)
            from way in Ways(entry.Unit, end.Unit, reached, callers, isNotable)
            select new Chain(entry, [.. way, .. end.Tail], target);
    }

    /// <summary>Every unit that runs behind another, with the shortest way to it; the first is the unit itself.</summary>
    public IEnumerable<(CodeUnit End, ImmutableArray<CallEdge> Edges)> Ways(CodeUnit start)
    {
        var reached = Shortest(start, unit => graph.From(unit).Select(edge => (edge, edge.To)));
        return reached.Keys.Select(unit => (unit, To(unit, reached)));
    }

    /// <summary>The units that lead to a call and that nothing in the source calls.</summary>
    public IEnumerable<CodeUnit> Roots(IEnumerable<CodeUnit> all, OutboundCall call)
    {
        var callers = all.SelectMany(unit => graph.From(unit)).ToLookup(edge => edge.To);
        return Shortest(call.Sender, unit => callers[unit].Select(edge => (edge, edge.From))).Keys.Where(unit => !callers[unit].Any());
    }

    private static IEnumerable<ImmutableArray<CallEdge>> Ways(
        CodeUnit start,
        CodeUnit end,
        Dictionary<CodeUnit, CallEdge?> reached,
        ILookup<CodeUnit, CallEdge> callers,
        Func<CallEdge, bool> isNotable)
    {
        var leading = Shortest(end, unit => callers[unit].Select(edge => (edge, edge.From)));
        var shortest = To(end, reached);
        var detours =
            from unit in leading.Keys
            from edge in callers[unit]
            where reached.ContainsKey(edge.From) && isNotable(edge)
            select (ImmutableArray<CallEdge>)[.. To(edge.From, reached), edge, .. Onward(edge.To, leading)];
        return detours.Prepend(shortest)
            .Where(way => way.Length < LongestChain && IsSimple(start, way))
            .DistinctBy(way => string.Join('|', way.Select(edge => edge.GetHashCode())));
    }

    // A URI that callers hand down is sent on behalf of those callers: the chain has to pass through them.
    private IEnumerable<(CodeUnit Unit, ImmutableArray<CallEdge> Tail)> Ends(OutboundCall call)
    {
        var tail = Tail(call);
        yield return tail.IsEmpty ? (call.Sender, tail) : (tail[0].From, tail);
    }

    private ImmutableArray<CallEdge> Tail(OutboundCall call)
    {
        var tail = ImmutableArray<CallEdge>.Empty;
        var next = call.Sender;
        foreach (var giver in call.Givers.Reverse())
        {
            if (graph.From(giver.Caller).FirstOrDefault(edge => edge.Operation == giver.Operation && edge.To == next) is not { } edge)
                return tail;
            tail = tail.Insert(0, edge);
            next = giver.Caller;
        }

        return tail;
    }

    private static Dictionary<CodeUnit, CallEdge?> Shortest(CodeUnit start, Func<CodeUnit, IEnumerable<(CallEdge Edge, CodeUnit Next)>> steps)
    {
        var known = new Dictionary<CodeUnit, CallEdge?>();
        var open = new PriorityQueue<(CodeUnit Unit, CallEdge? By), (int Cost, int Order)>();
        open.Enqueue((start, null), (0, 0));
        while (open.TryDequeue(out var next, out var priority))
        {
            if (!known.TryAdd(next.Unit, next.By))
                continue;

            foreach (var (edge, unit) in steps(next.Unit).Where(step => !known.ContainsKey(step.Next)))
                open.Enqueue((unit, edge), (priority.Cost + (edge.Kind == EdgeKind.Candidate ? CandidateCost : 1), open.Count));
        }

        return known;
    }

    private static ImmutableArray<CallEdge> To(CodeUnit unit, Dictionary<CodeUnit, CallEdge?> reached)
    {
        var way = new List<CallEdge>();
        for (var edge = reached[unit]; edge is not null; edge = reached[edge.From])
            way.Insert(0, edge);

        return [.. way];
    }

    private static IEnumerable<CallEdge> Onward(CodeUnit unit, Dictionary<CodeUnit, CallEdge?> leading)
    {
        for (var edge = leading[unit]; edge is not null; edge = leading[edge.To])
            yield return edge;
    }

    private static bool IsSimple(CodeUnit start, ImmutableArray<CallEdge> way) =>
        way.Select(edge => edge.To).Prepend(start).Distinct().Count() == way.Length + 1;
}
