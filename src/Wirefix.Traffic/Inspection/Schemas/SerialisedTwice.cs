using System.Text.Json;
using Wirefix.Traffic.Payloads;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>
/// Finds objects and lists that some messages hold as a text of their JSON: they were serialised, kept, and serialised once more with what
/// holds them. A field that is such a text in all messages is meant so.
/// </summary>
internal static class SerialisedTwice
{
    /// <summary>The drift from the value to its text; null where the texts are none of it.</summary>
    public static Drift? In(FieldTable table, Field field)
    {
        if (!field.Kinds.TryGetValue(PayloadKind.String, out var texts) || UsualOf(field) is not { } usual)
            return null;
        var values = field.Kinds[usual];
        if (values.Count < Odds.FewestUsual || texts.Count < Odds.FewestNow || values.CountIn(texts) > 0)
            return null;
        var names = table.Fields.Where(other => other.Parent == field.Path).Select(other => other.Leaf).ToHashSet(StringComparer.Ordinal);
        if (!field.Texts.All(text => IsJsonOf(text, usual, names)))
            return null;
        var total = values.Count + texts.Count;
        return new Drift(
            field.Path,
            DriftBasis.Mixture,
            new Sighting(Kinds.Is(usual), values.Count, total, field.ExampleOf(usual)),
            new Sighting("is a text of its JSON", texts.Count, total, field.ExampleOf(PayloadKind.String)),
            texts,
            Wilson.LowerBound(texts.Count, texts.Count));
    }

    private static PayloadKind? UsualOf(Field field)
    {
        var others = field.Kinds.Keys.Where(kind => kind is not (PayloadKind.String or PayloadKind.Null)).ToArray();
        return others is [PayloadKind.Object or PayloadKind.Array] ? others[0] : null;
    }

    // An object of the same names, most of them; a list may be of anything.
    private static bool IsJsonOf(string text, PayloadKind kind, HashSet<string> names)
    {
        if (text is not ['{' or '[', ..])
            return false;
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return kind == PayloadKind.Array;
            var own = document.RootElement.EnumerateObject().Select(member => member.Name).ToArray();
            return kind == PayloadKind.Object && 2 * own.Length >= names.Count && own.All(names.Contains);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
