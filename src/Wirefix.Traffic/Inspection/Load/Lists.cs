using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Tells whether things that are read one by one could be asked for together.</summary>
internal static class Lists
{
    private static readonly string[] ManySigns = ["batch", "bulk", "_mget", "multi"];

    /// <summary>
    /// Whether each call was answered with a list of one thing, or the capture has a call that asks for several of them:
    /// <c>?id=1&amp;id=2</c>, <c>/staff?ids=1,2</c>, <c>/staff/batch</c>.
    /// </summary>
    public static bool MayBeAskedFor(IReadOnlyCollection<Exchange> singles, Endpoint single, Scene scene) =>
        singles.All(call => IsListOfOne(scene.PayloadOf(call.Response))) || scene.Groups.Any(group => AsksForMany(group, single));

    private static bool IsListOfOne(Payload? payload)
    {
        if (payload is null)
            return false;
        if (payload[0].Kind == PayloadKind.Array)
            return payload[0].Text == "1";
        var lists = payload.Where(field => field.Kind == PayloadKind.Array && !PayloadPath.IsInList(field.Path)).ToArray();
        return lists is [{ Text: "1" } only] && PayloadPath.Parent(only.Path) == payload[0].Path && payload.Has($"{only.Path}[*]");
    }

    private static bool AsksForMany(EndpointGroup group, Endpoint single)
    {
        if (group.Direction != Direction.Outbound || group.Endpoint.Host != single.Host)
            return false;
        var segments = group.Endpoint.Path.Segments;
        var collection = single.Path.Segments.Where(segment => !PathTemplate.IsVariable(segment)).ToArray();
        if (!segments.Take(collection.Length).SequenceEqual(collection, StringComparer.Ordinal))
            return false;
        return segments.Count == collection.Length
            ? group.Exchanges.Any(call => NamesMany(call.Request.Url.Query))
            : segments.Count == collection.Length + 1 && ManySigns.Any(sign => segments[^1].Contains(sign, StringComparison.OrdinalIgnoreCase));
    }

    private static bool NamesMany(string query)
    {
        var pairs = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToArray();
        return pairs.GroupBy(pair => pair[0], StringComparer.Ordinal).Any(same => same.Count() > 1)
            || pairs.Any(pair => IsOfIds(pair[0]) && (pair[1].Contains(',') || pair[1].Contains("%2C", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsOfIds(string name) =>
        name.Contains("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith('s') || name.Contains("key", StringComparison.OrdinalIgnoreCase);
}
