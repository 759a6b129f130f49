using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// The calls of one inbound call that read one thing each from the same endpoint, with no list that names the things, or that write the same to
/// one thing each of a list that the inbound call came with.
/// </summary>
/// <param name="Inbound">The inbound call.</param>
/// <param name="Single">The endpoint of the single calls.</param>
/// <param name="Query">The names of their queries, in order.</param>
/// <param name="Calls">The single calls, one for each thing, in time order.</param>
internal sealed record SingleCalls(Exchange Inbound, Endpoint Single, string Query, ImmutableArray<Exchange> Calls)
{
    // Who reads on page by page asks for one thing, in the only way there is.
    private static readonly string[] Paging =
        ["page", "offset", "skip", "start", "cursor", "after", "before", "from", "since", "token", "marker", "continu", "next", "range", "part", "chunk"];

    /// <summary>The single calls of an inbound call, by endpoint; calls that differ in more than one value read no row of things.</summary>
    public static IEnumerable<SingleCalls> Of(Exchange inbound, Scene scene) =>
        from listed in new[] { ListedIn(inbound, scene) }
        from effect in scene.EffectsOf(inbound)
        where effect.Timing == Timing.Span && !effect.Response.Failed && (effect.Request.Method == "GET" || IsWriteTo(listed, effect))
        let url = effect.Request.Url
        let query = NamesOf(url.Query)
        where !IsPaged(query) && effect.Request.HeaderValue("Range") is null
        let sent = effect.Request.Method == "GET" ? "" : effect.Request.BodyText
        group effect by (Single: SingleOf(scene.EndpointOf(effect), query), Query: query, Sent: sent) into same
        let calls = same.DistinctBy(call => call.Request.Url.PathAndQuery).ToImmutableArray()
        where calls.Length > 1 && VaryingPlaces(calls) == 1
        select new SingleCalls(inbound, same.Key.Single, same.Key.Query, calls);

    /// <summary>
    /// The endpoint of calls that read one thing each. Few things that are read over and over look like operations; a row of calls that differ in
    /// nothing else tells that they are things.
    /// </summary>
    public static Endpoint SingleOf(Endpoint endpoint, string query)
    {
        var segments = endpoint.Path.Segments;
        return query.Length > 0 || segments.Count == 0 || segments.Any(segment => segment.StartsWith('{'))
            ? endpoint
            : endpoint with { Path = PathTemplate.Parse(string.Join('/', segments.SkipLast(1).Append("{id}"))) };
    }

    private static HashSet<string> ListedIn(Exchange inbound, Scene scene) =>
    [
        .. from field in scene.PayloadOf(inbound.Request)?.Fields ?? []
           where field.Kind is PayloadKind.String or PayloadKind.Integer && field.Path.Contains("[*]", StringComparison.Ordinal)
           select field.Text,
    ];

    private static bool IsWriteTo(HashSet<string> listed, Exchange effect) =>
        effect.Request.Method is "PUT" or "PATCH" or "DELETE" or "POST"
        && effect.Request.Url.AbsolutePath.Split('/').Any(segment => listed.Contains(Uri.UnescapeDataString(segment)));

    private static bool IsPaged(string names) => Paging.Any(sign => names.Contains(sign, StringComparison.OrdinalIgnoreCase));

    private static string NamesOf(string query) => string.Join('&', Pairs(query).Select(pair => pair.Split('=')[0]));

    private static string[] Pairs(string query) => query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    // Calls of one endpoint with the same names in their queries have as many places.
    private static int VaryingPlaces(ImmutableArray<Exchange> calls)
    {
        string[][] places = [.. calls.Select(call => (string[])[.. call.Request.Url.AbsolutePath.Split('/'), .. Pairs(call.Request.Url.Query)])];
        return Enumerable.Range(0, places.Min(row => row.Length)).Count(place => places.Any(row => row[place] != places[0][place]));
    }
}
