using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>Finds values that should pass through a service unchanged and do not.</summary>
internal sealed class ValuePassages : IDetector
{
    private const int MostFindings = 10;

    // A single call that leaves a value out, or sends another, may have its reason.
    private const int FewestUnderived = 2;

    // Where this many fields of a message go on, it is a copy, and a field that does not is left behind.
    private const int FewestCopied = 2;

    // What services may have agreed on stays below a high score.
    private const double DiscountOfAgreed = 0.75;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var reader = new PlaceReader(scene);
        return scene.Handovers
            .GroupBy(handover =>
                (handover.Keeper, Target: reader.EndpointOf(handover.Target), handover.Side, Source: reader.EndpointOf(First(handover))))
            .SelectMany(group => Find([.. group], reader))
            .OrderByDescending(finding => finding.Score)
            .Take(MostFindings);
    }

    // The first source of a request is the call that led to it; a response answers its own call.
    private static Exchange First(Handover handover) =>
        handover.Side == MessageSide.Request ? handover.Sources[0].Exchange : handover.Target;

    private static IEnumerable<Finding> Find(IReadOnlyList<Handover> handovers, PlaceReader reader)
    {
        var all = new Passages(reader).Of(handovers).ToArray();
        var passages = all.Where(passage => !PlaceWords.MayChange(passage.To)).ToArray();
        var isCopy = passages.Where(IsCopied).DistinctBy(passage => passage.To).Count() >= FewestCopied;
        var leftOut = all.Where(passage => passage.LeavesDefaultsOut && (isCopy || passage.IsRule))
            .GroupBy(passage => passage.To)
            .Select(same => same.MaxBy(passage => passage.Kept)!)
            .Select(passage => (Finding)LeftOut(passage, reader));
        return leftOut.Concat(Branches(passages, reader)).Concat(OffByOne(passages, reader)).Concat(passages
            .Where(passage => passage.IsRule || (passage.Systematic is { } altered && !IsOwnUnit(passage, altered)) || (isCopy && (passage.IsFixed || passage.Merges)))
            .GroupBy(passage => passage.To)
            .SelectMany(OfTarget)
            .GroupBy(exception => (exception.Passage.From, exception.Alteration, Ids: string.Join(' ', exception.TargetIds)))
            .Select(same => same.MaxBy(exception => exception.Passage.SameName ? 1 : 0)!)
            .Select(exception => exception.Alteration is null ? Lost(exception, reader) : (Finding)Altered(exception, reader)));
    }

    private static IEnumerable<Finding> OffByOne(Passage[] passages, PlaceReader reader) => passages
        .Select(passage => new PassageException(passage, Alteration.ScaledOff, [.. passage.OffByOne]))
        .Where(exception => exception.Outcomes.Length >= FewestUnderived)
        .GroupBy(exception => exception.Passage.To)
        .Select(same => Altered(same.MaxBy(exception => exception.Passage.Explained)!, reader));

    // Of a message that hands on little else, nobody can say what it owes.
    private static IEnumerable<Finding> Branches(Passage[] passages, PlaceReader reader) =>
        passages.Where(IsCopied).DistinctBy(passage => passage.To).Count() < FewestCopied
            ? []
            : passages.Select(passage => Branch.Of(passage, reader)).OfType<Branch>()
                .GroupBy(branch => branch.Passage.To)
                .Select(same => LostInBranch(same.MaxBy(branch => branch.Passage.Kept)!, reader));

    private static bool IsCopied(Passage passage) =>
        passage is { IsRule: true, From.Part: WirePart.Body, To.Part: WirePart.Body };

    // A service's answers are its own contract: it may well speak of units where its upstream speaks of cents.
    private static bool IsOwnUnit(Passage passage, Alteration alteration) =>
        passage.To.Side == MessageSide.Response && Alterations.MayBeAgreed(alteration);

    // A value may stand at several places of what was received. That one of them differs is no fault where another explains it.
    private static IEnumerable<PassageException> OfTarget(IEnumerable<Passage> passages)
    {
        var ranked = passages
            .OrderByDescending(passage => passage.IsRule)
            .ThenByDescending(passage => passage.KeptShare)
            .ThenByDescending(passage => passage.SameName)
            .ThenByDescending(passage => passage.Kept)
            .ToArray();
        var explained = ranked.SelectMany(passage => passage.Outcomes)
            .Where(outcome => outcome.IsKept)
            .Select(outcome => outcome.Handover.Target.Id)
            .ToHashSet(StringComparer.Ordinal);
        var best = ranked[0];
        var others = best.Outcomes.Where(outcome => !outcome.IsKept && !explained.Contains(outcome.Handover.Target.Id)).ToArray();
        if (best.Systematic is { } systematic)
            return [new PassageException(best, systematic, [.. others.Where(outcome => outcome.Alteration == systematic)])];
        return (best.IsFixed ? others.Select(outcome => outcome with { Alteration = Alteration.Defaulted }) : Named(best, others))
            .GroupBy(outcome => outcome.Alteration)
            .Select(outcomes => new PassageException(best, outcomes.Key, [.. outcomes]))
            .Where(exception => exception.Outcomes.Length >= Fewest(exception.Alteration) && !IsLimit(exception));
    }

    private static int Fewest(Alteration? alteration) => alteration is { } altered && Alterations.IsDerived(altered) ? 1 : FewestUnderived;

    // A value that is another call's, or the same whatever came in, is told by the calls beside it.
    private static IEnumerable<Outcome> Named(Passage passage, Outcome[] exceptions)
    {
        var received = passage.Outcomes.Select(outcome => outcome.From.Canonical).ToHashSet(StringComparer.Ordinal);
        var vary = received.Count * 2 > passage.Outcomes.Length;
        var replaced = exceptions.Where(outcome => outcome.Alteration == Alteration.Replaced).ToArray();
        var isOne = replaced.Length >= FewestUnderived && replaced.DistinctBy(outcome => outcome.To!.Value.Canonical).Count() == 1;
        return exceptions.Select(outcome => outcome.Alteration != Alteration.Replaced ? outcome
            : isOne ? outcome with { Alteration = Alteration.Defaulted }
            : vary && received.Contains(outcome.To!.Value.Canonical) ? outcome with { Alteration = Alteration.OfAnotherCall }
            : outcome);
    }

    // min(limit, 100): all that lie beyond one number come out as that number.
    private static bool IsLimit(PassageException exception)
    {
        if (exception.Alteration != Alteration.Defaulted || CanonicalText.Decimal(exception.Outcomes[0].To!.Value.Text) is not { } limit)
            return false;
        var numbers = exception.Outcomes.Select(outcome => CanonicalText.Decimal(outcome.From.Text)).ToArray();
        return numbers.All(number => number > limit) || numbers.All(number => number < limit);
    }

    // Who agreed that what is absent is zero loses nothing.
    private static LostValue LeftOut(Passage passage, PlaceReader reader)
    {
        var lost = Lost(new PassageException(passage, null, passage.LeftOut), reader);
        return lost with
        {
            Title = $"{passage.From} is lost in {passage.LeftOut.Length} {passage.To.Side.ToString().ToLowerInvariant()}s ({Phrases.Operation(passage.To.Endpoint)}), "
                + $"each time that it is {passage.LeftOut[0].From.Text}; otherwise it stands as {passage.To.Label}",
            Score = lost.Score * DiscountOfAgreed,
        };
    }

    // Who agreed that one kind of call goes without it loses nothing.
    private static LostValue LostInBranch(Branch branch, PlaceReader reader)
    {
        var passage = branch.Passage;
        var lost = Lost(new PassageException(passage, null, [.. passage.Outcomes.Where(outcome => outcome.IsLost)]), reader);
        return lost with
        {
            Title = $"{lost.Title}; it is lost each time that {branch.Sign.Place.Label} is {ProofLine.Value(branch.Sign.Text)}, and else never",
            Score = Wilson.LowerBound(passage.Kept, passage.Kept) * DiscountOfAgreed,
        };
    }

    private static LostValue Lost(PassageException exception, PlaceReader reader)
    {
        var (passage, _, outcomes) = exception;
        var target = outcomes[0].Handover;
        return new LostValue
        {
            Endpoint = reader.EndpointOf(target.Target),
            Direction = target.Target.Direction,
            Window = WindowOf(outcomes),
            ExchangeIds = IdsOf(outcomes),
            Title = $"{passage.From} is lost in {outcomes.Length} of {passage.Outcomes.Length} {passage.To.Side.ToString().ToLowerInvariant()}s "
                + $"({Phrases.Operation(passage.To.Endpoint)}), where it otherwise stands as {passage.To.Label}{Who(target)}",
            Score = Wilson.LowerBound(passage.Kept, passage.Outcomes.Length),
            Proof = ProofOf(exception),
            From = passage.From,
            To = passage.To,
            Kept = passage.Kept,
            Lost = outcomes.Length,
            Keeper = target.Keeper,
        };
    }

    private static AlteredValue Altered(PassageException exception, PlaceReader reader)
    {
        var (passage, alteration, outcomes) = exception;
        var first = outcomes[0];
        return new AlteredValue
        {
            Endpoint = reader.EndpointOf(first.Handover.Target),
            Direction = first.Handover.Target.Direction,
            Window = WindowOf(outcomes),
            ExchangeIds = IdsOf(outcomes),
            Title = $"{passage.From} comes out {Alterations.Phrase(alteration!.Value)} as {passage.To.Label} of "
                + $"{Phrases.Operation(passage.To.Endpoint)} in {outcomes.Length} of {passage.Outcomes.Length} calls: "
                + $"{ProofLine.Value(first.From.Text)} → {ProofLine.Value(first.To!.Value.Text)}{Who(first.Handover)}",
            Score = passage.Certainty * (MayBeAgreed(exception) ? DiscountOfAgreed : 1),
            Proof = ProofOf(exception),
            From = passage.From,
            To = passage.To,
            Alteration = alteration.Value,
            Received = first.From.Text,
            Sent = first.To.Value.Text,
            Kept = passage.Kept,
            Altered = outcomes.Length,
            Keeper = first.Handover.Keeper,
        };
    }

    private static bool MayBeAgreed(PassageException exception) =>
        exception.Passage.IsFixed || exception.Passage.Merges || (exception.Outcomes.Length > exception.Passage.Kept && Alterations.MayBeAgreed(exception.Alteration!.Value));

    private static string Who(Handover handover) => handover.Keeper is not { } keeper ? ""
        : handover.Target.Direction == Direction.Inbound && handover.Side == MessageSide.Request ? $"; between {keeper}" : $"; in {keeper}";

    private static ImmutableArray<string> ProofOf(PassageException exception)
    {
        var kept = exception.Passage.Outcomes.FirstOrDefault(outcome => outcome.IsKept)
            ?? exception.Passage.Outcomes.FirstOrDefault(outcome => exception.Alteration == Alteration.ScaledOff && outcome.Alteration == Alteration.Scaled);
        return kept is null ? [Received(exception.Outcomes[0]), Sent(exception.Outcomes[0])]
            : [Received(exception.Outcomes[0]), Sent(exception.Outcomes[0]), $"otherwise: {Received(kept)}; {Sent(kept)}"];
    }

    private static string Received(Outcome outcome) =>
        $"{ProofLine.Answered(outcome.Source)} came with {outcome.From.Place.Label} = {ProofLine.Value(outcome.From.Text)}";

    private static string Sent(Outcome outcome) =>
        $"{ProofLine.Answered(outcome.Handover.Target)} went "
        + (outcome.To is { } to ? $"with {to.Place.Label} = {ProofLine.Value(to.Text)}" : "without it");

    private static ImmutableArray<string> IdsOf(ImmutableArray<Outcome> outcomes) =>
        [.. ExchangesOf(outcomes).Select(exchange => exchange.Id)];

    private static TimeRange WindowOf(ImmutableArray<Outcome> outcomes) => TimeRange.Of(ExchangesOf(outcomes)) ?? TimeRange.Unknown;

    private static IEnumerable<Exchange> ExchangesOf(ImmutableArray<Outcome> outcomes) => outcomes
        .SelectMany(outcome => new[] { outcome.Source, outcome.Handover.Target })
        .DistinctBy(exchange => exchange.Id)
        .OrderBy(exchange => exchange.Start);

    private sealed record PassageException(Passage Passage, Alteration? Alteration, ImmutableArray<Outcome> Outcomes)
    {
        public IEnumerable<string> TargetIds => Outcomes.Select(outcome => outcome.Handover.Target.Id);
    }
}
