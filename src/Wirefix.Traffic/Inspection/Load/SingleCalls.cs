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
/// <param name="Calls">
/// The single calls in time order: one for each thing or, where the inbound call came with a list of as many entries, one for each of those, though
/// they name the same things again.
/// </param>
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
        from single in SinglesOf(scene.EndpointOf(effect), query)
        group effect by (Single: single, Query: query, Sent: sent) into same
        let each = same.DistinctBy(call => call.Request.Url.PathAndQuery).ToImmutableArray()
        where each.Length > 1 && VaryingPlaces(each) == 1
        let calls = AreAskedAgain(same, inbound, scene) ? same.ToImmutableArray() : each
        select new SingleCalls(inbound, same.Key.Single, same.Key.Query, calls);

    /// <summary>
    /// The endpoint of calls that read one thing each. Few things that are read over and over look like operations; a row of calls that differ in
    /// nothing else tells that they are things.
    /// </summary>
    public static Endpoint SingleOf(Endpoint endpoint, string query) => SinglesOf(endpoint, query).Last();

    // Any one segment may be the one that differs, where none is known to.
    private static IEnumerable<Endpoint> SinglesOf(Endpoint endpoint, string query)
    {
        var segments = endpoint.Path.Segments;
        return query.Length > 0 || segments.Count == 0 || segments.Any(segment => segment.StartsWith('{'))
            ? [endpoint]
            : Enumerable.Range(0, segments.Count).Select(place => endpoint with
            {
                Path = PathTemplate.Parse(string.Join('/', segments.Select((segment, index) => index == place ? "{id}" : segment))),
            });
    }

    // Who asks the same again for each entry of what it was sent gets the same answer again; who waits for a change does not.
    private static bool AreAskedAgain(IEnumerable<Exchange> calls, Exchange inbound, Scene scene)
    {
        var count = calls.Count();
        return scene.FieldsOf(inbound.Request).Any(field => field.Kind == PayloadKind.Array && field.Text == $"{count}")
            && calls.GroupBy(call => call.Request.Url.PathAndQuery, StringComparer.Ordinal)
                .All(same => same.DistinctBy(call => call.Response.BodyText).Count() == 1);
    }

    private static HashSet<string> ListedIn(Exchange inbound, Scene scene) =>
    [
        .. from field in scene.FieldsOf(inbound.Request)
           where field.Kind is PayloadKind.String or PayloadKind.Integer && PayloadPath.IsInList(field.Path)
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
