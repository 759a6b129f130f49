using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>Learns the passages of handovers of one kind.</summary>
internal sealed class Passages(PlaceReader reader)
{
    // Fewer agreements than this cannot become a rule.
    private const int FewestAgreements = 3;

    // More pairs of places than these are not looked at in one kind of handover: those that agree most often come first.
    private const int MostCandidates = 400;

    // A list of more values is compared by nobody.
    private const int MostValuesOfPlace = 50;

    // Where fewer of the other fields are there, the message is of another shape and owes nothing.
    private const double LeastOfShape = 0.5;

    /// <summary>The passages that are candidates for a rule, those that keep most first.</summary>
    public IEnumerable<Passage> Of(IReadOnlyList<Handover> handovers)
    {
        var opened = handovers.Select(Open).ToArray();
        var shape = opened.SelectMany(handover => handover.Sent.Keys).CountBy(place => place, WirePlace.ByReference)
            .Where(place => place.Value * 2 > opened.Length)
            .Select(place => place.Key)
            .ToHashSet(WirePlace.ByReference);
        return Candidates(opened)
            .Select(pair => Passage.Of(pair.From, pair.To, [.. opened.Select(handover => OutcomeOf(handover, pair, shape)).OfType<Outcome>()]))
            .Where(passage => passage.Outcomes.Length >= FewestAgreements);
    }

    private OpenHandover Open(Handover handover)
    {
        var sent = reader.Read(handover.Target, handover.Side).ToLookup(value => value.Place, WirePlace.ByReference);
        var received = handover.Sources
            .SelectMany(source => reader.Read(source.Exchange, source.Side).Select(value => (source.Exchange, Value: value)))
            .ToLookup(entry => entry.Value.Place, WirePlace.ByReference);
        return new OpenHandover(
            handover,
            received.ToDictionary(place => place.Key, place => place.DistinctBy(entry => entry.Value.Canonical).ToArray(), WirePlace.ByReference),
            sent.ToDictionary(place => place.Key, place => place.DistinctBy(value => value.Canonical).ToArray(), WirePlace.ByReference),
            received.Where(place => place.Key.Part == WirePart.Body).ToDictionary(place => place.Key, place => place.Count(), WirePlace.ByReference));
    }

    private static IEnumerable<(WirePlace From, WirePlace To)> Candidates(OpenHandover[] handovers)
    {
        var agreements = new Dictionary<(WirePlace From, WirePlace To), int>();
        foreach (var handover in handovers)
        {
            foreach (var pair in Agreements(handover).Distinct())
                agreements[pair] = agreements.GetValueOrDefault(pair) + 1;
        }

        var agreeing = agreements.Where(pair => pair.Value >= FewestAgreements)
            .OrderByDescending(pair => pair.Value)
            .Take(MostCandidates)
            .Select(pair => pair.Key);
        return agreeing.Concat(SameNames(handovers)).Distinct();
    }

    private static IEnumerable<(WirePlace From, WirePlace To)> Agreements(OpenHandover handover)
    {
        var places = handover.Received
            .SelectMany(place => place.Value.Select(entry => (entry.Value.Canonical, place.Key)))
            .Where(entry => CanonicalText.IsDistinctive(entry.Canonical))
            .ToLookup(entry => entry.Canonical, entry => entry.Key, StringComparer.Ordinal);
        return handover.Sent.SelectMany(place => place.Value.SelectMany(value =>
            Equivalents(value).SelectMany(canonical => places[canonical]).Select(from => (from, place.Key))));
    }

    // The value itself, and what it would be in a larger unit.
    private static IEnumerable<string> Equivalents(PlacedValue value) => CanonicalText.Decimal(value.Text) is { } number && decimal.IsInteger(number)
        ? Alterations.Factors.Select(factor => CanonicalText.Canonical(number / factor)).Prepend(value.Canonical)
        : [value.Canonical];

    private static IEnumerable<(WirePlace From, WirePlace To)> SameNames(OpenHandover[] handovers)
    {
        var from = handovers.SelectMany(handover => handover.Received.Keys).Distinct(WirePlace.ByReference).ToLookup(PlaceWords.Of, StringComparer.Ordinal);
        var to = handovers.SelectMany(handover => handover.Sent.Keys).Distinct(WirePlace.ByReference);
        return to.SelectMany(place => from[PlaceWords.Of(place)].Select(source => (source, place))).Take(MostCandidates);
    }

    private static Outcome? OutcomeOf(OpenHandover handover, (WirePlace From, WirePlace To) pair, HashSet<WirePlace> shape)
    {
        if (!handover.Received.TryGetValue(pair.From, out var received) || received.Length > MostValuesOfPlace)
            return null;
        var (source, value) = received[0];
        if (!handover.Sent.TryGetValue(pair.To, out var sent))
        {
            var isOwed = (CanonicalText.IsDistinctive(value.Canonical) || CanonicalText.IsDefault(value.Canonical)) && HasShape(handover, pair.To, shape)
                && !IsOfOneOfMany(handover, pair.From, pair.To);
            return isOwed ? new Outcome(handover.Handover, source, value, null, null) : null;
        }

        if (sent.Length > MostValuesOfPlace)
            return null;
        if (sent.Length + 1 == received.Length && LeftOut(handover.Handover, received, sent) is { } leftOut)
            return leftOut;
        var missing = received.Where(entry => sent.All(other => other.Canonical != entry.Value.Canonical)).ToArray();
        var added = sent.Where(other => received.All(entry => entry.Value.Canonical != other.Canonical)).ToArray();
        if (missing.Length == 0 || added.Length == 0 || (missing.Length == added.Length && missing.Zip(added).All(AreSameLetters)))
            return new Outcome(handover.Handover, source, value, sent[0], null);
        return missing.Length == added.Length ? Altered(handover.Handover, missing, added) : null;
    }

    private static bool AreSameLetters(((Exchange Source, PlacedValue Value) Came, PlacedValue Went) pair) =>
        CanonicalText.AreSameLetters(pair.Came.Value.Text, pair.Went.Text);

    // A message that holds one of many things owes nothing of the others.
    private static bool IsOfOneOfMany(OpenHandover handover, WirePlace from, WirePlace to)
    {
        return from.Part == WirePart.Body && PayloadPath.List(from.Name) is { } list && !PayloadPath.IsInList(to.Name)
            && handover.Entries.Any(place => place.Key.Endpoint == from.Endpoint && place.Key.Side == from.Side
                && PayloadPath.IsAtOrBelow(place.Key.Name, list) && place.Value > 1);
    }

    // Of the values of a list, the one that is no more than a default.
    private static Outcome? LeftOut(Handover handover, (Exchange Source, PlacedValue Value)[] received, PlacedValue[] sent)
    {
        var missing = received.Where(entry => sent.All(other => other.Canonical != entry.Value.Canonical)).ToArray();
        return missing is [var (source, value)] && CanonicalText.IsDefault(value.Canonical) ? new Outcome(handover, source, value, null, null) : null;
    }

    // The values of a list are told to be altered where each of them is, in the same way.
    private static Outcome? Altered(Handover handover, (Exchange Source, PlacedValue Value)[] missing, PlacedValue[] added)
    {
        var alterations = missing.Zip(added, (from, to) => Alterations.Of(from.Value.Text, to.Text)).Distinct().ToArray();
        return alterations is [var only] && (missing.Length == 1 || Alterations.IsDerived(only))
            ? new Outcome(handover, missing[0].Source, missing[0].Value, added[0], only)
            : null;
    }

    private static bool HasShape(OpenHandover handover, WirePlace lost, HashSet<WirePlace> shape)
    {
        var others = shape.Where(place => place.Part == lost.Part && !ReferenceEquals(place, lost)).ToArray();
        return others.Length == 0 || others.Count(handover.Sent.ContainsKey) >= LeastOfShape * others.Length;
    }

    private sealed record OpenHandover(
        Handover Handover,
        Dictionary<WirePlace, (Exchange Source, PlacedValue Value)[]> Received,
        Dictionary<WirePlace, PlacedValue[]> Sent,
        Dictionary<WirePlace, int> Entries);
}
