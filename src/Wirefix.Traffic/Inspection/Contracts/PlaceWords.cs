using System.Collections.Frozen;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// What a place is called, apart from how its name is written: <c>customerId</c>, <c>customer_id</c>, <c>/customers/{id}</c>.
/// </summary>
internal static class PlaceWords
{
    // Names that say little without what holds them.
    private static readonly FrozenSet<string> Generic = FrozenSet.Create("id", "name", "value", "code", "type", "key", "ref", "amount");

    // A value under such a name is meant to differ from one message to the next.
    private static readonly FrozenSet<string> Changing = FrozenSet.Create(
        "status", "state", "phase", "stage", "version", "etag", "revision",
        "updated", "modified", "count", "balance", "quantity", "stock", "available");

    /// <summary>The words of the name, run together: <c>customerid</c>.</summary>
    public static string Of(WirePlace place)
    {
        var names = Names(place);
        var last = string.Concat(WordsOf(names[^1]));
        if (place.Part == WirePart.Header)
            return last.Length > 1 && place.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? last[1..] : last;
        return Generic.Contains(last) && names.Length > 1 ? Singular(string.Concat(WordsOf(names[^2]))) + last : last;
    }

    /// <summary>Whether the value is one that calls change: a status, a version, a balance.</summary>
    public static bool MayChange(WirePlace place) => WordsOf(Names(place)[^1]).Any(Changing.Contains);

    /// <summary>The words of a name in lower case: <c>customer</c>, <c>id</c>.</summary>
    public static IReadOnlyList<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (!ends && !(i > start && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
                continue;
            if (i > start)
                words.Add(name[start..i].ToLowerInvariant());
            start = ends ? i + 1 : i;
        }

        return words;
    }

    private static string[] Names(WirePlace place) => place.Part == WirePart.Path
        ? place.Name.Split('/', StringSplitOptions.RemoveEmptyEntries)
        : place.Name.Replace("[*]", "", StringComparison.Ordinal).Split('.');

    private static string Singular(string name) => name.Length > 3 && name.EndsWith('s') ? name[..^1] : name;
}
