using System.Collections.Frozen;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.States;

/// <summary>Tells which field of a resource is its state: by its name, or by how it changes.</summary>
internal static class StateFields
{
    // A field that is the state of fewer resources may be any.
    private const int FewestResources = 8;

    private const int FewestChanged = 3;

    private const double LeastChanged = 0.2;

    private const int MostStates = 15;

    private static readonly FrozenSet<string> StateNames = FrozenSet.Create("status", "state", "phase", "stage", "lifecycle");

    private static readonly TextMemo<(string Name, bool IsState)> LastNames = new(LastNameOf);

    /// <summary>Whether a field's name says that it is a state.</summary>
    public static bool IsNamed(PayloadField field) => LastNames.Of(field.Path).IsState && IsState(field);

    /// <summary>Whether a field is the one of a name.</summary>
    public static bool Is(PayloadField field, string? name) => name is not null && NameOf(field) == name && IsState(field);

    /// <summary>
    /// The name of the field that moves from one of a few words to another as resources are written; null where none does. Each
    /// inner sequence is what the calls on one resource hold, request and response.
    /// </summary>
    public static string? Learn(IEnumerable<IEnumerable<PayloadField>> resources)
    {
        var sightings = resources.SelectMany((fields, resource) => fields.Where(IsState).Select(field => (Name: NameOf(field), field.Text, Resource: resource)));
        return sightings.GroupBy(sighting => sighting.Name, StringComparer.Ordinal)
            .Select(name => (Name: name.Key, Words: name.Select(sighting => sighting.Text).Distinct(StringComparer.Ordinal).Count(), Seen: name.GroupBy(sighting => sighting.Resource)))
            .Select(name => (name.Name, name.Words, Resources: name.Seen.Count(), Changed: name.Seen.Count(seen => seen.DistinctBy(sighting => sighting.Text).Skip(1).Any())))
            .Where(name => name.Words is > 1 and <= MostStates && 2 * name.Words <= name.Resources && name.Resources >= FewestResources)
            .Where(name => name.Changed >= FewestChanged && name.Changed >= LeastChanged * name.Resources)
            .OrderByDescending(name => name.Changed)
            .Select(name => name.Name)
            .FirstOrDefault();
    }

    private static bool IsState(PayloadField field) =>
        field.Kind == PayloadKind.String && !PayloadPath.IsInList(field.Path) && TextFormats.Of(field.Text) == TextFormat.Token;

    private static string NameOf(PayloadField field) => LastNames.Of(field.Path).Name;

    private static (string Name, bool IsState) LastNameOf(string path)
    {
        var words = PlaceWords.WordsOf(PayloadPath.Name(path));
        return (string.Concat(words), words is [.., var last] && StateNames.Contains(last));
    }
}
