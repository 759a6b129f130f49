using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>
/// Finds one word that stands now and then where all other values are of another kind: <c>"n/a"</c> among numbers, <c>""</c> for an object.
/// </summary>
internal static class Words
{
    // More different texts are values of their own.
    private const int Most = 2;

    // Of fewer different numbers each may be a choice, and a word another one: 10, 50, "all".
    private const int FewestNumbers = 8;

    // A word may be agreed on: "auto" beside widths.
    private const double MayBeAgreed = 0.75;

    /// <summary>The drift from the field's usual kind to the word; null where there is none.</summary>
    public static Drift? In(Field field)
    {
        if (field.Texts.Count is 0 or > Most || UsualOf(field) is not { } kind)
            return null;
        var words = field.Counts[PayloadKind.String];
        var usual = field.Counts.Where(count => count.Key is not (PayloadKind.String or PayloadKind.Null)).Sum(count => count.Value);
        var total = words + usual;
        if (words < Odds.FewestNow || usual < Odds.FewestUsual || usual < Odds.UsualShare * total)
            return null;
        return new Drift(
            field.Path,
            DriftBasis.Mixture,
            new Sighting(Kinds.Is(kind), usual, total, field.ExampleOf(kind)),
            new Sighting(Kinds.Is(PayloadKind.String), words, total, field.ExampleOf(PayloadKind.String)),
            field.Kinds[PayloadKind.String],
            MayBeAgreed * Wilson.LowerBound(usual, total));
    }

    // The one kind of all other values: numbers that vary, objects, or lists.
    private static PayloadKind? UsualOf(Field field)
    {
        var others = field.Counts.Keys.Where(kind => kind is not (PayloadKind.String or PayloadKind.Null)).ToArray();
        return others is [PayloadKind.Object or PayloadKind.Array] ? others[0]
            : others.Length > 0 && others.All(kind => kind is PayloadKind.Integer or PayloadKind.Number) && field.Values.Count - field.Texts.Count >= FewestNumbers
                ? others.MaxBy(kind => field.Counts[kind])
                : null;
    }
}
