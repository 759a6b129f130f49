using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>
/// Whether objects at different places are of one form: the same direction and fields, and for each field the same kinds, the same words,
/// and whether it was always, mostly or seldom there. What holds for one of a form holds for all.
/// </summary>
internal sealed class FormComparer : IEqualityComparer<ObservedShape>
{
    /// <summary>The only one.</summary>
    public static FormComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(ObservedShape? x, ObservedShape? y)
    {
        if (x is null || y is null)
            return ReferenceEquals(x, y);
        if (x.Source.Direction != y.Source.Direction || x.Shape.Fields.Count != y.Shape.Fields.Count)
            return false;

        foreach (var field in x.Shape.Fields)
        {
            if (!y.Shape.Fields.TryGetValue(field.Key, out var other) || PresenceOf(field.Value, x) != PresenceOf(other, y)
                || !AreAlike(field.Value, other) || !AreAlike(x.ElementsOf(field.Value), y.ElementsOf(other)))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public int GetHashCode(ObservedShape obj)
    {
        // Fields stand in any order.
        var hash = (int)obj.Source.Direction;
        foreach (var field in obj.Shape.Fields)
            hash = unchecked(hash + (StringComparer.Ordinal.GetHashCode(field.Key) * (field.Value.Kinds.Count + 1)));
        return hash;
    }

    private static bool AreAlike(FieldFacts? one, FieldFacts? other) => one is null || other is null
        ? ReferenceEquals(one, other)
        : HaveSameKeys(one.Kinds, other.Kinds) && HaveSameKeys(one.Tokens, other.Tokens);

    private static bool HaveSameKeys<T>(IReadOnlyDictionary<T, long> one, IReadOnlyDictionary<T, long> other) =>
        one.Count == other.Count && (one.Count == 0 || one.Keys.All(other.ContainsKey));

    private static int PresenceOf(FieldFacts field, ObservedShape shape)
    {
        var count = field.Count;
        return count >= shape.Shape.Count ? 2 : count * 2 >= shape.Shape.Count ? 1 : 0;
    }
}
