using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>Finds changes of state that contradict what all other resources do: out of an end, back, or past what lies between.</summary>
internal sealed class IllegalTransitions : IDetector
{
    private const int MostFindings = 10;

    // Two refusals may be two clients' mistakes.
    private const int FewestRefusals = 3;

    // Of an end that others never leave, 16 stays with one exception are enough; 20 with three are not.
    private const double LeastOfTerminal = 0.65;

    // Of a state that is left anyway, the way back or the short one may be a rare one: one exception in 24 departures.
    private const double LeastOfBackward = 0.79;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) =>
        new Lives(scene).ByFamily()
            .SelectMany(family => Of(new TransitionGraph([.. family]), scene))
            .OrderByDescending(finding => finding.Score)
            .Take(MostFindings);

    private static IEnumerable<IllegalTransition> Of(TransitionGraph graph, Scene scene)
    {
        foreach (var edge in graph.Transitions.GroupBy(transition => (transition.From, transition.To)))
        {
            var (from, to) = edge.Key;
            var count = edge.Count();
            var isTerminal = graph.IsTerminal(from);
            var isBackward = graph.Leads(to, from) && !graph.Leads(from, to);
            if (graph.Refusals(from, to) is >= FewestRefusals and var refusals && !edge.Any(transition => transition.After.IsWrite && transition.After.IsRefused))
            {
                yield return Of([.. edge], false, graph.Departures(from), Wilson.LowerBound(refusals, refusals), graph, scene, refusals);
                continue;
            }

            if (!graph.IsReachedWithout(to, from) || !(isTerminal || isBackward || graph.IsSkip(from, to)))
                continue;
            var stays = isTerminal ? graph.Visits(from) : graph.Departures(from);
            var score = Wilson.LowerBound(stays - count, stays);
            if (score >= (isTerminal ? LeastOfTerminal : LeastOfBackward))
                yield return Of([.. edge], isTerminal, stays, score, graph, scene);
        }
    }

    private static IllegalTransition Of(
        ImmutableArray<Transition> edge, bool isTerminal, int stays, double score, TransitionGraph graph, Scene scene, int refusals = 0)
    {
        var shown = edge[0];
        var after = shown.After.Exchange;
        var exchanges = edge.SelectMany(transition => new[] { transition.Before.Exchange, transition.After.Exchange })
            .DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start).ToArray();
        var rule = refusals > 0 ? $"where the call that leads there from others was refused {refusals} times" : isTerminal ? $"which {stays - edge.Length} of {stays} never leave" : $"where {stays - edge.Length} of {stays} go on";
        var ordinary = graph.Transitions.FirstOrDefault(other => other.From == shown.From && other.To != shown.To);
        return new IllegalTransition
        {
            Endpoint = scene.EndpointOf(after),
            Direction = after.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(exchange => exchange.Id)],
            Title = $"{shown.Life.Resource} went from {shown.From} to {shown.To} ({shown.After.Field}), out of a state {rule}"
                + (edge.Length == 1 ? "" : $"; {edge.Length} resources did"),
            Score = score,
            Proof =
            [
                $"{ProofLine.Answered(shown.Before.Exchange)} showed {shown.From}",
                $"{ProofLine.Answered(after)} showed {shown.To}",
                ordinary is null
                    ? $"otherwise: none of {stays - edge.Length} others in {shown.From} was seen in another state later"
                    : $"otherwise: {ProofLine.Answered(ordinary.After.Exchange)} from {shown.From} to {ordinary.To}",
            ],
            Field = shown.After.Field!,
            From = shown.From,
            To = shown.To,
            IsTerminal = isTerminal,
            Operation = shown.After.IsWrite ? shown.After.Operation : null,
            Count = edge.Length,
            Stays = stays,
            Resources = [.. edge.Select(transition => transition.Life.Resource).Distinct(StringComparer.Ordinal)],
        };
    }
}
