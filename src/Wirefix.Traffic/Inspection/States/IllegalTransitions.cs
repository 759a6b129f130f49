using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>Finds changes of state that contradict what all other resources do: out of an end, back, past what lies between, or by old news.</summary>
internal sealed class IllegalTransitions : IDetector
{
    private const int MostFindings = 10;

    // Two refusals may be two clients' mistakes.
    private const int FewestRefusals = 3;

    // Once may be a correction of its own.
    private const int FewestOutdated = 2;

    // Of an end that others never leave, 16 stays with one exception are enough; 20 with three are not. The same holds of a way on which a write was
    // refused, if only once: it is no rare one.
    private const double LeastOfTerminal = 0.65;

    // Of a state that is left anyway, the way back or the short one may be a rare one: one exception in 24 departures.
    private const double LeastOfBackward = 0.79;

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) =>
        scene.Lives
            .SelectMany(family => Of(new TransitionGraph(family), WriteOrder.Learn(family, scene), scene))
            .OrderByDescending(finding => finding.Score)
            .Take(MostFindings);

    private static IEnumerable<IllegalTransition> Of(TransitionGraph graph, WriteOrder? order, Scene scene) =>
        from transitions in graph.Transitions.GroupBy(transition => (transition.From, transition.To))
        let edge = transitions.ToImmutableArray()
        let verdict = Guarded(edge, graph) ?? Outdated(edge, graph, order, scene) ?? Unusual(edge, graph)
        where verdict is not null
        select Of(edge, verdict, graph, scene);

    private static Verdict? Guarded(ImmutableArray<Transition> edge, TransitionGraph graph)
    {
        var refusals = graph.Refusals(edge[0].From, edge[0].To);
        if (refusals < FewestRefusals || edge.Any(transition => transition.After.IsWrite && transition.After.IsRefused))
            return null;
        var rule = $"out of a state where the call that leads there from others was refused {refusals} times";
        return new Verdict(rule, graph.Departures(edge[0].From), Wilson.LowerBound(refusals, refusals));
    }

    // Others go the other way, and each of these came back by a write that is older than what the resource had taken already.
    private static Verdict? Outdated(ImmutableArray<Transition> edge, TransitionGraph graph, WriteOrder? order, Scene scene)
    {
        if (order is null || edge.Length < FewestOutdated || edge.Length >= graph.Count(edge[0].To, edge[0].From))
            return null;
        if (edge.Any(transition => order.OutdatedIn(transition, scene) is null) || order.OutdatedIn(edge[0], scene) is not { } shown)
            return null;
        var rule = $"by a write that is older than one before it ({order.Path} {shown.Old} after {shown.Newest})";
        return new Verdict(rule, graph.Departures(edge[0].From), order.Certainty);
    }

    private static Verdict? Unusual(ImmutableArray<Transition> edge, TransitionGraph graph)
    {
        var (from, to) = (edge[0].From, edge[0].To);
        var isTerminal = graph.IsTerminal(from);
        var isBackward = graph.Leads(to, from) && !graph.Leads(from, to);
        if (!graph.IsReachedWithout(to, from) || !(isTerminal || isBackward || graph.IsSkip(from, to)))
            return null;
        var stays = isTerminal ? graph.Visits(from) : graph.Departures(from);
        var score = Wilson.LowerBound(stays - edge.Length, stays);
        var isRefused = graph.Refusals(from, to) > 0;
        if (score < (isTerminal || isRefused ? LeastOfTerminal : LeastOfBackward))
            return null;
        var rule = $"out of a state {(isTerminal ? "which" : "where")} {stays - edge.Length} of {stays} {(isTerminal ? "never leave" : "go on")}";
        return new Verdict(rule, stays, score) { IsTerminal = isTerminal };
    }

    private static IllegalTransition Of(ImmutableArray<Transition> edge, Verdict verdict, TransitionGraph graph, Scene scene)
    {
        var shown = edge[0];
        var after = shown.After.Exchange;
        var exchanges = edge.SelectMany(transition => new[] { transition.Before.Exchange, transition.After.Exchange })
            .DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start).ToArray();
        var ordinary = graph.Transitions.FirstOrDefault(other => other.From == shown.From && other.To != shown.To);
        return new IllegalTransition
        {
            Endpoint = scene.EndpointOf(after),
            Direction = after.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"{shown.Life.Resource} went from {shown.From} to {shown.To} ({shown.After.Field}), {verdict.Rule}"
                + (edge.Length == 1 ? "" : $"; {edge.Length} resources did"),
            Score = verdict.Score,
            Proof =
            [
                $"{ProofLine.Answered(shown.Before.Exchange)} showed {shown.From}",
                $"{ProofLine.Answered(after)} showed {shown.To}",
                ordinary is null
                    ? $"otherwise: none of {verdict.Stays - edge.Length} others in {shown.From} was seen in another state later"
                    : $"otherwise: {ProofLine.Answered(ordinary.After.Exchange)} from {shown.From} to {ordinary.To}",
            ],
            Field = shown.After.Field!,
            From = shown.From,
            To = shown.To,
            IsTerminal = verdict.IsTerminal,
            Operation = shown.After.IsWrite ? shown.After.Operation : null,
            Count = edge.Length,
            Stays = verdict.Stays,
            Resources = [.. edge.Select(transition => transition.Life.Resource).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>What is wrong with a change: which rule it breaks, of how many stays, and how sure that is.</summary>
    private sealed record Verdict(string Rule, int Stays, double Score)
    {
        public bool IsTerminal { get; init; }
    }
}
