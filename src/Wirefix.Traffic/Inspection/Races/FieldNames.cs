using System.Collections.Frozen;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Races;

/// <summary>
/// A payload's fields, found by names that others write in their own way: <c>Stats.Xp</c> as <c>stats.xp</c>, with what wraps
/// them left out or added.
/// </summary>
internal sealed class FieldNames(Payload payload)
{
    // What wraps them tells what they name.
    private static readonly FrozenSet<string> TooCommon =
        FrozenSet.Create("id", "name", "value", "code", "type", "key", "status", "state", "title", "text", "date", "at");

    private readonly Lazy<Dictionary<string, string?>> _byEnding = new(() => ByEnding(payload));

    /// <summary>The payload.</summary>
    public Payload Payload => payload;

    /// <summary>The path of the field that another payload's path names; null where there is none, or more than one.</summary>
    public string? PathOf(string path) => payload.Has(path)
        ? path
        : Endings(path).Select(ending => _byEnding.Value.GetValueOrDefault(ending)).FirstOrDefault(found => found is not null);

    /// <summary>The text of the one value at that field; null where there is none, or more than one.</summary>
    public string? Single(string path) => PathOf(path) is { } own ? payload.Single(own) : null;

    private static Dictionary<string, string?> ByEnding(Payload payload)
    {
        var paths = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var path in payload.Paths)
        {
            foreach (var ending in Endings(path))
                paths[ending] = paths.ContainsKey(ending) ? null : path;
        }

        return paths;
    }

    // From the whole path to its last name; a list stays one.
    private static IEnumerable<string> Endings(string path)
    {
        var names = Names(path);
        for (var first = 0; first < names.Length; first++)
        {
            if (first == 0 || first < names.Length - 1 || !TooCommon.Contains(names[first]))
                yield return string.Join('.', names[first..]);
        }
    }

    private static string[] Names(string path)
    {
        var names = new List<string>();
        foreach (var step in PayloadPath.Steps(path))
        {
            if (step is not null)
                names.Add(string.Concat(PlaceWords.WordsOf(step)));
            else if (names.Count > 0)
                names[^1] += "[*]";
        }

        return [.. names];
    }
}
