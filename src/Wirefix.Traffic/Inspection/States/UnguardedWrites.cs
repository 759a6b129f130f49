using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>Finds writes that were accepted in a state where siblings were refused.</summary>
internal sealed class UnguardedWrites : IDetector
{
    private const int MostFindings = 10;

    // Two refusals may be two clients' mistakes.
    private const int FewestRefused = 3;

    // Where more are accepted than refused, to accept is the rule.
    private const double LeastRefusedShare = 0.5;

    // Two ways may have two rules.
    private const double DiscountOfOtherWay = 0.75;

    // One end may have other rules than another.
    private const double DiscountOfOtherEnd = 0.6;

    // The states must differ in how often the write is refused, beyond chance.
    private const double LargestP = 0.05;

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) =>
        scene.Lives
            .SelectMany(family => Find(Lives.AttemptsOf(family), Lives.Makings(family), scene))
            .OrderByDescending(finding => finding.Score)
            .Take(MostFindings);

    private static IEnumerable<UnguardedWrite> Find(Attempt[] attempts, IReadOnlyDictionary<string, int> makings, Scene scene) =>
        attempts.GroupBy(attempt => attempt.Operation, StringComparer.Ordinal)
            .SelectMany(operation => Of([.. operation], scene))
            .Concat(ByOtherWays(attempts, makings, scene).DistinctBy(finding => (finding.Operation, finding.State)))
            .Concat(AtEnds(attempts, scene));

    private static IEnumerable<UnguardedWrite> Of(ImmutableArray<Attempt> attempts, Scene scene)
    {
        foreach (var state in attempts.GroupBy(attempt => attempt.State, StringComparer.Ordinal))
        {
            var accepted = state.Where(attempt => attempt.IsAccepted).ToImmutableArray();
            var refused = state.Where(attempt => attempt.IsRefused).ToImmutableArray();
            var share = (double)refused.Length / state.Count();
            if (accepted.Length == 0 || refused.Length < FewestRefused || share < LeastRefusedShare)
                continue;
            var elsewhere = attempts.Where(attempt => attempt.State != state.Key).ToArray();
            var p = FisherExact.TwoSided(refused.Length, state.Count(), elsewhere.Count(attempt => attempt.IsRefused), elsewhere.Length);
            if (p <= LargestP)
                yield return Of(accepted, refused, (1 - p) * share, scene);
        }
    }

    private static IEnumerable<UnguardedWrite> ByOtherWays(Attempt[] attempts, IReadOnlyDictionary<string, int> makings, Scene scene) =>
        from way in OtherWay.In(attempts, makings, scene)
        let p = FisherExact.TwoSided(way.Refused.Length, way.Refused.Length, 0, way.Accepted.Length)
        where p <= LargestP
        select Of(way.Accepted, way.Refused, (1 - p) * DiscountOfOtherWay, scene, $"{way.Refused[0].Operation}, which {way.Does}");

    // What an end takes alone of all writes, and another end refuses, lacks a guard.
    private static IEnumerable<UnguardedWrite> AtEnds(Attempt[] attempts, Scene scene) =>
        from end in OpenEnd.In(attempts)
        let p = FisherExact.TwoSided(end.RefusedThere, end.RefusedThere, 0, end.Accepted.Length)
        where p <= LargestP
        select Of(
            end.Accepted,
            end.Refused,
            (1 - p) * DiscountOfOtherEnd,
            scene,
            $"{end.Refused[0].Operation}; the accepted one is refused {end.RefusedThere} times in state {end.ClosedState}");

    private static UnguardedWrite Of(ImmutableArray<Attempt> accepted, ImmutableArray<Attempt> refused, double score, Scene scene, string? otherwise = null)
    {
        var shown = accepted[0];
        var exchange = shown.Write.Exchange;
        var exchanges = accepted.SelectMany(attempt => new[] { attempt.Before.Exchange, attempt.Write.Exchange }).Append(refused[0].Write.Exchange)
            .DistinctBy(call => call.Id).OrderBy(call => call.Start).ToArray();
        var status = refused.CountBy(attempt => attempt.Write.Exchange.Response.Status).MaxBy(count => count.Value).Key;
        return new UnguardedWrite
        {
            Endpoint = scene.EndpointOf(exchange),
            Direction = exchange.Direction,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(call => call.Id)],
            Title = $"{shown.Operation} was accepted for {accepted.Length} of {accepted.Length + refused.Length} resources "
                + $"in state {shown.State}, where {refused.Length} others were refused with {status}"
                + (otherwise is null ? "" : $" ({otherwise})"),
            Score = score,
            Proof =
            [
                $"{ProofLine.Answered(shown.Before.Exchange)} showed {shown.State}",
                $"{ProofLine.Answered(exchange)} was accepted",
                $"otherwise: {ProofLine.Answered(refused[0].Before.Exchange)} showed {refused[0].State}; {ProofLine.Answered(refused[0].Write.Exchange)}",
            ],
            Operation = shown.Operation,
            Field = shown.Before.Field!,
            State = shown.State,
            RefusedWith = status,
            Accepted = Resources(accepted),
            Refused = Resources(refused),
        };
    }

    private static ImmutableArray<string> Resources(ImmutableArray<Attempt> attempts) =>
        [.. attempts.Select(attempt => attempt.Life.Resource).Distinct(StringComparer.Ordinal)];
}
