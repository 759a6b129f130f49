using System.Collections.Frozen;
using Wirefix.Facts;

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

    private static readonly TextMemo<IReadOnlyList<string>> Words = new(Split);

    private static readonly TextMemo<(string Words, bool MayChange)> OfHeaders = new(name => (OfHeader(name), MayChange(name)));

    private static readonly TextMemo<(string Words, bool MayChange)> OfPaths = new(path => Of(path.Split('/', StringSplitOptions.RemoveEmptyEntries)));

    private static readonly TextMemo<(string Words, bool MayChange)> OfFields = new(path => Of([.. PayloadPath.Steps(path).OfType<string>()]));

    private static readonly TextMemo<(string Words, bool MayChange)> OfParameters = new(name => Of(name.Split('.')));

    /// <summary>The words of the name, run together: <c>customerid</c>.</summary>
    public static string Of(WirePlace place) => Known(place).Words;

    /// <summary>Whether the value is one that calls change: a status, a version, a balance.</summary>
    public static bool MayChange(WirePlace place) => Known(place).MayChange;

    /// <summary>The words of a name in lower case: <c>customer</c>, <c>id</c>.</summary>
    public static IReadOnlyList<string> WordsOf(string name) => Words.Of(name);

    private static List<string> Split(string name)
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

    private static (string Words, bool MayChange) Known(WirePlace place) => place.Part switch
    {
        WirePart.Header => OfHeaders.Of(place.Name),
        WirePart.Path => OfPaths.Of(place.Name),
        WirePart.Body => OfFields.Of(place.Name),
        _ => OfParameters.Of(place.Name),
    };

    private static (string Words, bool MayChange) Of(string[] names)
    {
        if (names.Length == 0)
            return ("", false);
        var last = string.Concat(WordsOf(names[^1]));
        var words = Generic.Contains(last) && names.Length > 1 ? Singular(string.Concat(WordsOf(names[^2]))) + last : last;
        return (words, MayChange(names[^1]));
    }

    private static string OfHeader(string name)
    {
        var words = string.Concat(WordsOf(name));
        return words.Length > 1 && name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) ? words[1..] : words;
    }

    private static bool MayChange(string name) => WordsOf(name).Any(Changing.Contains);

    private static string Singular(string name) => name.Length > 3 && name.EndsWith('s') ? name[..^1] : name;
}
