using System.Collections.Frozen;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Schemas;

/// <summary>How like two fields are that never stand together: by name, by place, by values.</summary>
internal static class Likeness
{
    /// <summary>Below it the two are different fields.</summary>
    public const double Least = 0.75;

    private const double SameWords = 1;

    private const double Moved = 0.95;

    private const double SameValues = 0.95;

    private const double RelatedName = 0.85;

    /// <summary>So many different values must be common; one or two are common to many fields.</summary>
    private const int FewestCommon = 3;

    private const double CommonShare = 0.5;

    private const int ShortestAbbreviation = 3;

    private static readonly FrozenSet<string> General = FrozenSet.ToFrozenSet(
        ["id", "name", "value", "code", "type", "kind", "key", "ref", "no", "number", "date", "time", "at", "on", "by", "amount", "count", "url"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>From 0 to 1 for a field that is gone and one that is new; 0 where kind or format differ.</summary>
    public static double Of(Field before, Field after)
    {
        if (!AreOfOneShape(before, after))
            return 0;
        if (before.Parent != after.Parent)
            return before.Leaf == after.Leaf || HaveCommonValues(before, after) ? Moved : 0;
        if (WireName.Match(before.Leaf, after.Leaf) is not null)
            return SameWords;
        if (HaveCommonValues(before, after))
            return SameValues;
        return HaveRelatedNames(before.Leaf, after.Leaf) ? RelatedName : 0;
    }

    /// <summary>
    /// The same for two fields of one capture, of which some messages hold the one and the rest the other. Alternatives are
    /// ordinary there (an account's number, or a card's), so that a name alone must be the same words.
    /// </summary>
    public static double OfAlternatives(Field before, Field after)
    {
        if (!AreOfOneShape(before, after))
            return 0;
        if (before.Parent == after.Parent && WireName.Match(before.Leaf, after.Leaf) is not null)
            return SameWords;
        return HaveRelatedNames(before.Leaf, after.Leaf) && HaveCommonValues(before, after) ? SameValues : 0;
    }

    /// <summary>
    /// The same for two fields of one capture of which the one has no alternative at first: one name is the other with a word added or left
    /// out. Names of things in general (an id, a code) say nothing of what they name.
    /// </summary>
    public static double OfVersions(Field before, Field after)
    {
        if (before.Parent != after.Parent || !AreOfOneShape(before, after))
            return 0;
        string[] one = [.. WireName.Words(before.Leaf)];
        string[] other = [.. WireName.Words(after.Leaf)];
        var common = one.Intersect(other, StringComparer.OrdinalIgnoreCase).ToArray();
        return common.Length == Math.Min(one.Length, other.Length) && common.Any(word => !General.Contains(word)) ? RelatedName : 0;
    }

    private static bool AreOfOneShape(Field before, Field after) =>
        before.Kinds.Keys.ToHashSet().Overlaps(after.Kinds.Keys) && HaveOneFormat(before, after);

    private static bool HaveOneFormat(Field before, Field after) =>
        before.Formats.Count == 0 || after.Formats.Count == 0 || before.Formats.Keys.Intersect(after.Formats.Keys).Any();

    private static bool HaveCommonValues(Field before, Field after)
    {
        var common = after.Values.Keys.Count(before.Values.ContainsKey);
        return common >= FewestCommon && common >= CommonShare * Math.Min(before.Values.Count, after.Values.Count);
    }

    // customerId and clientId end in the same word; qty and quantity are the same word.
    private static bool HaveRelatedNames(string a, string b) =>
        LastWord(a).Equals(LastWord(b), StringComparison.OrdinalIgnoreCase) || IsAbbreviation(a, b) || IsAbbreviation(b, a);

    private static string LastWord(string name)
    {
        var trimmed = name.TrimEnd('_', '-');
        var start = trimmed.Length - 1;
        while (start > 0 && trimmed[start - 1] is not ('_' or '-') && !(char.IsUpper(trimmed[start]) && char.IsLower(trimmed[start - 1])))
            start--;
        return trimmed.Length == 0 ? name : trimmed[Math.Max(0, start)..];
    }

    private static bool IsAbbreviation(string brief, string full)
    {
        if (brief.Length < ShortestAbbreviation || brief.Length >= full.Length || char.ToLowerInvariant(brief[0]) != char.ToLowerInvariant(full[0]))
            return false;
        var place = 0;
        foreach (var letter in full)
        {
            if (place < brief.Length && char.ToLowerInvariant(letter) == char.ToLowerInvariant(brief[place]))
                place++;
        }

        return place == brief.Length;
    }
}
