using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>Finds what sets failing calls apart from passing ones of the same endpoint; see <see cref="Contrast"/>.</summary>
internal sealed class FailureContrasts : IDetector
{
    private const int MostContrasts = 10;

    /// <summary>Bodies with more names than that are maps of ids; the names that come first are looked at.</summary>
    private const int MostColumns = 400;

    /// <summary>A worse one is not worth a reader's time.</summary>
    private const double LowestScore = 0.3;

    /// <summary>The chance of a mistake weighs so much that a finding at a corrected p of 0.01 cannot have a high score.</summary>
    private const double ChanceWeight = 20;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var surroundings = new Lazy<Surroundings>(() => new Surroundings(scene));
        return scene.Groups
            .SelectMany(group => Find(group, scene, surroundings))
            .OrderByDescending(contrast => contrast.Score)
            .ThenByDescending(contrast => contrast.FailingWith)
            .Take(MostContrasts);
    }

    private static IEnumerable<Contrast> Find(EndpointGroup group, Scene scene, Lazy<Surroundings> surroundings)
    {
        var outcomes = group.Exchanges.ToLookup(exchange => Outcome.Failed(exchange, scene));
        ImmutableArray<Exchange> passing = [.. outcomes[false]];
        if (passing.Length == 0)
            return [];
        return outcomes[true]
            .GroupBy(exchange => Outcome.StatusOf(exchange, scene))
            .SelectMany(failing => Find(group, scene, surroundings.Value, ComparedCalls.Of([.. failing], passing, group.Exchanges.Length)));
    }

    private static IEnumerable<Contrast> Find(EndpointGroup group, Scene scene, Surroundings surroundings, ComparedCalls compared)
    {
        var calls = compared.All;
        var failures = compared.Failing.Length;
        var failing = RowSet.Of(calls.Length, Enumerable.Range(0, failures));
        var columns = Column.Of(calls.Length, row => Observed(calls[row].Request, group, scene, compared.KnowBodies).Concat(surroundings.Of(calls[row])));
        var splits = Split.Of(calls.Length, columns.Take(MostColumns).SelectMany(column => Predicates.Of(column, failing)));
        var share = new Share(failures, group.Exchanges.Length);
        return Explanations.Of(splits, failing, failing.Complement())
            .Select(explanation => new Demonstration(explanation, calls, failures, splits, columns))
            .Select(shown => (Shown: shown, Score: Score(shown, share, scene)))
            .Where(found => found.Score >= LowestScore)
            .Select(found => Of(group, found.Shown, found.Score, compared.Notes));
    }

    private static IEnumerable<Observation> Observed(Request request, EndpointGroup group, Scene scene, bool knowBodies) => knowBodies
        ? RequestObservations.Of(request, group.Endpoint, scene.PayloadOf(request))
        : RequestObservations.OfHead(request, group.Endpoint);

    private static double Score(Demonstration shown, Share share, Scene scene)
    {
        var explanation = shown.Explanation;
        var certainty = Math.Max(0, 1 - (ChanceWeight * explanation.PValue));
        var fault = Refusals.Weight(explanation, Outcome.StatusOf(shown.Failing[0], scene), shown.Failing, share, scene);
        return explanation.Best.Importance * certainty * fault;
    }

    private static Contrast Of(EndpointGroup group, Demonstration shown, double score, ImmutableArray<string> notes)
    {
        var (best, predicate) = (shown.Explanation.Best, shown.Explanation.Predicate);
        var status = shown.Failing[0].Response.Status;
        var counts = $"{best.FailingWith} of {best.FailingWith + best.FailingWithout} failing, "
            + $"{best.PassingWith} of {best.PassingWith + best.PassingWithout} passing";
        return new Contrast
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = TimeRange.Of(shown.Failing) ?? TimeRange.Unknown,
            ExchangeIds = [.. shown.Failing.Select(exchange => exchange.Id)],
            Title = $"{Phrases.Operation(group.Endpoint)} fails with {Phrases.Status(status)} where {predicate} ({counts})",
            Score = score,
            Proof = [.. shown.Lines, counts],
            Notes = [.. shown.Notes, .. notes],
            Predicate = predicate,
            Status = status,
            FailingWith = best.FailingWith,
            FailingWithout = best.FailingWithout,
            PassingWith = best.PassingWith,
            PassingWithout = best.PassingWithout,
            Increase = best.Increase,
            IncreaseLowerBound = best.IncreaseLowerBound,
            PValue = shown.Explanation.PValue,
            FailingExample = shown.Failing[0].Id,
            PassingExample = shown.Sibling?.Id,
            Alternatives = shown.Explanation.Alternatives,
        };
    }
}
