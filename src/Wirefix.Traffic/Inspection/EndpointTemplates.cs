using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>
/// The path templates of a snapshot. A segment is variable when it looks like an id (<see cref="IdSegment"/>), or when
/// at least ten values stand there between equal neighbours and most of them were called once or twice: ids vary from call to
/// call, the names of operations come again.
/// </summary>
public sealed class EndpointTemplates
{
    private const int FewestValues = 10;

    private const int MostCallsPerValue = 2;

    private const string Variable = "{id}";

    private readonly HashSet<string> _variablePlaces;

    private EndpointTemplates(HashSet<string> variablePlaces) => _variablePlaces = variablePlaces;

    /// <summary>Learns the templates from every path of the snapshots together.</summary>
    public static EndpointTemplates Learn(params IEnumerable<Snapshot> snapshots)
    {
        var places = from exchange in snapshots.SelectMany(snapshot => snapshot.Exchanges)
                     let segments = SegmentsOf(exchange)
                     from index in Enumerable.Range(0, segments.Length)
                     where segments[index] != Variable
                     group segments[index] by Place(exchange, segments, index) into place
                     let values = place.Distinct(StringComparer.Ordinal).Count()
                     where values >= FewestValues && place.Count() <= values * MostCallsPerValue
                     select place.Key;
        return new EndpointTemplates(places.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The endpoint of an exchange: its method, its host without the port, and the template of its path.</summary>
    public Endpoint Of(Exchange exchange)
    {
        var segments = SegmentsOf(exchange);
        var template = segments.Select((segment, index) => _variablePlaces.Contains(Place(exchange, segments, index)) ? Variable : segment);
        var host = exchange.Request.Url.Host.ToLowerInvariant();
        return new Endpoint(exchange.Request.Method, host, PathTemplate.Parse(string.Join('/', template)));
    }

    private static string[] SegmentsOf(Exchange exchange)
    {
        var path = PathTemplate.Parse(exchange.Request.Url.AbsolutePath);
        return [.. path.Segments.Select(segment => IdSegment.Matches(segment) ? Variable : segment)];
    }

    private static string Place(Exchange exchange, string[] segments, int index)
    {
        var neighbours = segments.Select((segment, position) => position == index ? "*" : segment);
        return $"{exchange.Direction} {exchange.Request.Method} {exchange.Request.Url.Host}/{string.Join('/', neighbours)}";
    }
}
