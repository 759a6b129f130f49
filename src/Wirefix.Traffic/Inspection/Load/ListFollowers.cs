using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>The calls of one inbound call that ask singly for what stands in the answer of a call before them.</summary>
/// <param name="Inbound">The inbound call.</param>
/// <param name="List">The call whose answer is the list.</param>
/// <param name="Single">The endpoint of the single calls, the place of the id as a variable.</param>
/// <param name="IdPath">Where the ids, or the links to the things, stand in the list's answer.</param>
/// <param name="Entries">How many stand there.</param>
/// <param name="Calls">The single calls, one for each id, in time order.</param>
internal sealed record ListFollowers(
    Exchange Inbound, Exchange List, Endpoint Single, string IdPath, int Entries, ImmutableArray<Exchange> Calls)
{
    // Two calls after a list may be a choice of it; three of the same kind are the beginning of all.
    private const int Fewest = 3;

    // A list is asked for early; this bounds the work where one call leads to thousands.
    private const int MostLists = 5;

    // Of an id or of a link to the thing.
    private const int LongestId = 300;

    /// <summary>Whether the list gives links, and they were followed.</summary>
    public bool AreLinks { get; private init; }

    /// <summary>Whether the entries were asked for by calls that may as well change something.</summary>
    public bool MayBeWrites { get; private init; }

    /// <summary>What followed each list of an inbound call; the same single calls are told of one list only.</summary>
    public static IEnumerable<ListFollowers> Of(Exchange inbound, Scene scene)
    {
        Exchange[] effects = [.. scene.EffectsOf(inbound).Where(effect => effect.Timing != Timing.None)];
        if (effects.Length <= Fewest)
            return [];
        return effects
            .Where(effect => IsList(effect, scene))
            .Take(MostLists)
            .SelectMany(list => Of(inbound, list, effects.Where(effect => IsAfter(effect, list)), scene))
            .DistinctBy(followers => followers.Single);
    }

    private static bool IsList(Exchange effect, Scene scene) =>
        !effect.Response.Failed && scene.PayloadOf(effect.Response) is { } payload
        && payload.Paths.Any(PayloadPath.IsInList);

    // Ends are compared where they are known, and otherwise stamps of one kind.
    private static bool IsAfter(Exchange effect, Exchange list) =>
        effect.Id != list.Id && (list.Timing == Timing.Span ? effect.Start >= list.End : effect.Start >= list.Start);

    private static IEnumerable<ListFollowers> Of(Exchange inbound, Exchange list, IEnumerable<Exchange> later, Scene scene)
    {
        var fields = scene.PayloadOf(list.Response)!.Where(IsEntry).ToArray();
        var paths = fields.GroupBy(field => LinkIn(field.Text) ?? field.Text, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Path, StringComparer.Ordinal);
        var entries = fields.GroupBy(field => field.Path, StringComparer.Ordinal)
            .ToDictionary(place => place.Key, place => place.Select(field => field.Text).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        return from call in later
               let asked = call.Request.Method == "GET" ? Asked(call, paths, scene) : AskedByBody(call, paths, scene)
               where asked is not null
               group (call, asked.Value.Id) by (asked.Value.Endpoint, asked.Value.Query, Path: paths[asked.Value.Id]) into singles
               let calls = singles.DistinctBy(single => single.Id).Select(single => single.call).ToImmutableArray()
               where calls.Length >= Fewest
               select new ListFollowers(inbound, list, singles.Key.Endpoint, singles.Key.Path, entries[singles.Key.Path], calls)
               {
                   AreLinks = singles.All(single => single.Id.StartsWith('/')),
                   MayBeWrites = singles.Any(single => single.call.Request.Method != "GET"),
               };
    }

    // A question that is put by POST names one of the things, and is else the same for all of them; it is answered, and makes nothing.
    private static (Endpoint Endpoint, string Query, string Id)? AskedByBody(Exchange call, Dictionary<string, string> listed, Scene scene)
    {
        if (call.Request.Method != "POST" || call.Response.Status != 200 || scene.PayloadOf(call.Request) is not { } body)
            return null;
        var values = body.Where(field => field.Kind is not (PayloadKind.Object or PayloadKind.Array)).ToArray();
        var named = values.Where(field => field.Kind is PayloadKind.String or PayloadKind.Integer && listed.ContainsKey(field.Text)).ToArray();
        if (named is not [var only] || only.Path.Contains('['))
            return null;
        var asked = values.Select(field => field.Path == only.Path ? only.Path : $"{field.Path}={field.Text}");
        return (scene.EndpointOf(call), string.Join('\n', asked), only.Text);
    }

    private static bool IsEntry(PayloadField field) =>
        field.Kind is PayloadKind.String or PayloadKind.Integer && field.Text.Length is > 0 and <= LongestId
        && PayloadPath.IsInList(field.Path);

    // What a link leads to, wherever its host is reached from here; null where the text is no link.
    private static string? LinkIn(string text) =>
        text.StartsWith("//", StringComparison.Ordinal) ? null
        : text.StartsWith('/') ? text
        : text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(text, UriKind.Absolute, out var link) ? link.PathAndQuery
        : null;

    // What a call asks for, if the list named it: by its link, by the last segment of its path, or by a value of its query.
    private static (Endpoint Endpoint, string Query, string Id)? Asked(Exchange call, Dictionary<string, string> listed, Scene scene)
    {
        var endpoint = scene.EndpointOf(call);
        if (listed.ContainsKey(call.Request.Url.PathAndQuery))
            return (SingleCalls.SingleOf(endpoint, call.Request.Url.Query), "", call.Request.Url.PathAndQuery);
        string[] segments = [.. PathTemplate.Parse(call.Request.Url.AbsolutePath).Segments.Select(Uri.UnescapeDataString)];
        var place = Array.FindLastIndex(segments, listed.ContainsKey);
        if (place >= 0)
        {
            var template = endpoint.Path.Segments.Select((segment, index) => index == place ? "{id}" : segment);
            return (endpoint with { Path = PathTemplate.Parse(string.Join('/', template)) }, "", segments[place]);
        }

        foreach (var pair in call.Request.Url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0 && Uri.UnescapeDataString(pair[(equals + 1)..]) is var value && listed.ContainsKey(value))
                return (endpoint, pair[..equals], value);
        }

        return null;
    }
}
