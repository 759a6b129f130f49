using System.Collections.Concurrent;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// The path templates of a snapshot. A segment is variable when it looks like an id (<see cref="IdSegment"/>), or when
/// at least ten values stand there between equal neighbours and most of them were called once or twice: ids vary from call to
/// call, the names of operations come again. A place with a thousand values is variable however often they come, and so is
/// one whose values as good as all have a number in them (<c>bed-07</c>), of which three are enough where they differ in nothing else. So is one
/// whose values are as good as all those of another variable place, in whatever path, unless names of collections stand there: the path begins
/// with them, or things are made in them (POST), or found in them by id as well as asked for as a whole. What is variable for one method is so for all.
/// </summary>
public sealed class EndpointTemplates
{
    private const int FewestValues = 10;

    private const int MostCallsPerValue = 2;

    // Operations are seldom numbered, and versions are few.
    private const int FewestNumbered = 6;

    private const double LeastNumbered = 0.9;

    private const double LeastKnown = 0.9;

    // An id may be made by POST where a client chooses it, and be asked for by date.
    private const double LeastCollections = 0.5;

    private const int FewestAlike = 3;

    private const int FewestDigits = 2;

    private const int MostRounds = 3;

    private static readonly char[] Digits = [.. "0123456789"];

    // No service has that many operations in one place.
    private const int MostValues = 1000;

    private readonly HashSet<string> _variablePlaces;

    private readonly ConcurrentDictionary<string, (Direction Direction, Endpoint Endpoint)> _endpoints = new(StringComparer.Ordinal);

    private EndpointTemplates(HashSet<string> variablePlaces) => _variablePlaces = variablePlaces;

    /// <summary>The templates of nothing: ids by their looks alone.</summary>
    internal static EndpointTemplates None { get; } = new([]);

    /// <summary>Learns the templates from every path of the snapshots together.</summary>
    public static EndpointTemplates Learn(params IEnumerable<Snapshot> snapshots) =>
        Learn(snapshots.SelectMany(snapshot => snapshot.Exchanges).CountBy(PathShape.Of).Select(shape => (shape.Key, (long)shape.Value)));

    /// <summary>
    /// Learns the templates from shapes with the number of their calls, and keeps what was learned before; a shape may come
    /// several times.
    /// </summary>
    internal static EndpointTemplates Learn(IEnumerable<(string Shape, long Calls)> shapes, params IEnumerable<EndpointTemplates> known)
    {
        var places = VariablePlaces(shapes);
        foreach (var templates in known)
            places.UnionWith(templates._variablePlaces);
        return new EndpointTemplates(places);
    }

    /// <summary>The endpoint of an exchange: its method, its host without the port, and the template of its path.</summary>
    public Endpoint Of(Exchange exchange) => Of(PathShape.Of(exchange)).Endpoint;

    /// <summary>The direction and the endpoint of a shape.</summary>
    internal (Direction Direction, Endpoint Endpoint) Of(string shape) =>
        _endpoints.GetOrAdd(shape, added => PathShape.Endpoint(Template(added)));

    /// <summary>The shape with every variable segment written as one.</summary>
    internal string Template(string shape)
    {
        if (_variablePlaces.Count == 0)
            return shape;
        var (head, segments) = PathShape.Split(shape);
        // A segment may stand in a place that is known only by what its neighbours became.
        for (var round = 0; round < segments.Length; round++)
        {
            var written = segments;
            string[] template = [.. written.Select((segment, index) => IsVariable(head, written, index) ? PathShape.Variable : segment)];
            if (template.SequenceEqual(segments))
                break;
            segments = template;
        }

        return PathShape.Join(head, segments);
    }

    // What is numbered, and is one of many where the path ends with it, is so in longer paths.
    private bool IsVariable(string head, string[] segments, int index) =>
        _variablePlaces.Contains(PathShape.Place(PathShape.WithoutMethod(head), segments, index))
        || (index + 1 < segments.Length && segments[index].Any(char.IsAsciiDigit)
            && _variablePlaces.Contains(PathShape.Place(PathShape.WithoutMethod(head), segments[..(index + 1)], index)));

    // What varies together with a segment before it is seen once that one is written as one: so it is learned again of the shapes that changed.
    private static HashSet<string> VariablePlaces(IEnumerable<(string Shape, long Calls)> shapes)
    {
        var all = shapes.ToArray();
        var places = PlacesOf(all);
        for (var round = 1; round < MostRounds && places.Count > 0; round++)
        {
            var known = new EndpointTemplates(places);
            (string Shape, long Calls)[] rewritten =
            [
                .. all.Select(shape => (Shape: known.Template(shape.Shape), shape.Calls)).GroupBy(shape => shape.Shape, StringComparer.Ordinal)
                    .Select(same => (same.Key, same.Sum(shape => shape.Calls))),
            ];
            var count = places.Count;
            places.UnionWith(PlacesOf(rewritten));
            if (places.Count == count)
                break;
            all = rewritten;
        }

        return places;
    }

    private static HashSet<string> PlacesOf(IEnumerable<(string Shape, long Calls)> shapes)
    {
        var places = new Dictionary<string, (HashSet<string> Values, long Calls)>(StringComparer.Ordinal);
        var beginnings = new Dictionary<string, (HashSet<string> Values, long Calls)>(StringComparer.Ordinal);
        var collections = new Collections();
        foreach (var (shape, calls) in shapes)
        {
            var (head, segments) = PathShape.Split(shape);
            for (var index = 0; index < segments.Length; index++)
            {
                if (segments[index] == PathShape.Variable)
                    continue;
                Count(places, PathShape.Place(head, segments, index), segments[index], calls);
                collections.See(head, segments, index);
                // What varies together with a later segment has no neighbours that come again.
                if (index + 1 < segments.Length)
                    Count(beginnings, PathShape.Place(head, segments[..(index + 1)], index), segments[index], calls);
            }
        }

        var variable = places.Where(place => IsVariable(place.Value.Values, place.Value.Calls)).ToArray();
        return variable
            .Concat(beginnings.Where(place => AreNumbered(place.Value.Values)))
            .Concat(places.Where(place => !PathShape.IsFirst(place.Key) && variable.Any(known => AreSame(known.Value.Values, place.Value.Values))
                && collections.CountAt(place.Key, place.Value.Values) < LeastCollections * place.Value.Values.Count))
            .Select(place => PathShape.WithoutMethod(place.Key))
            .ToHashSet(StringComparer.Ordinal);
    }

    // What varies in one path varies in another: the service is asked for a town, and asks its upstream for it.
    private static bool AreSame(HashSet<string> known, HashSet<string> values)
    {
        var least = LeastKnown * Math.Max(known.Count, values.Count);
        return values.Count >= FewestValues && Math.Min(known.Count, values.Count) >= least && values.Count(known.Contains) >= least;
    }

    private static void Count(Dictionary<string, (HashSet<string> Values, long Calls)> places, string place, string value, long calls)
    {
        var (values, known) = places.GetValueOrDefault(place);
        values ??= new HashSet<string>(StringComparer.Ordinal);
        values.Add(value);
        places[place] = (values, known + calls);
    }

    private static bool IsVariable(HashSet<string> values, long calls) =>
        values.Count >= MostValues
        || (values.Count >= FewestValues && calls <= (long)values.Count * MostCallsPerValue)
        || AreNumbered(values);

    private static bool AreNumbered(HashSet<string> values) =>
        (values.Count >= FewestNumbered && values.Count(value => value.Any(char.IsAsciiDigit)) >= LeastNumbered * values.Count)
        || (values.Count >= FewestAlike && AreAlike(values));

    // S12, S47, S80: one word with numbers of several digits; versions have one.
    private static bool AreAlike(HashSet<string> values) => values
        .Select(value => (Word: value.TrimEnd(Digits), Value: value))
        .All(value => value.Value.Length - value.Word.Length >= FewestDigits && value.Word == values.First().TrimEnd(Digits));
}
