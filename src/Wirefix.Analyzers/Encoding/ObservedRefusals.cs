using Wirefix.Facts;

namespace Wirefix.Analyzers.Encoding;

/// <summary>The calls of an endpoint that were refused because their address was not understood (400) or not found (404).</summary>
internal sealed class ObservedRefusals
{
    private static readonly int[] Refusals = [400, 404];

    private readonly EndpointFacts? _endpoint;

    /// <summary>Looks a URL up that code calls.</summary>
    /// <param name="facts">What the wire showed.</param>
    /// <param name="method">The HTTP method; null for any.</param>
    /// <param name="template">The URL, with <see cref="UrlText.Hole"/> for each value; what stands before the first slash may be a base address.</param>
    public ObservedRefusals(WireFacts facts, string? method, string template)
    {
        if (facts.Facts.Count > 0)
            _endpoint = Matching(facts, method, template).Where(endpoint => Refused(endpoint).Count > 0).OrderByDescending(endpoint => endpoint.Calls).FirstOrDefault();
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _endpoint is not null;

    /// <summary>What to say of them behind a message; empty where there are none.</summary>
    public override string ToString()
    {
        if (_endpoint is null)
            return "";

        var (status, count) = Refused(_endpoint);
        return $"; the wire answered {status} to {count} of {_endpoint.Calls} calls of {_endpoint.Endpoint}";
    }

    private static (int Status, long Count) Refused(EndpointFacts endpoint) =>
        Refusals.Select(status => (status, endpoint.Statuses.TryGetValue(status, out var count) ? count : 0)).OrderByDescending(refused => refused.Item2).First();

    private static IEnumerable<EndpointFacts> Matching(WireFacts facts, string? method, string template)
    {
        var (host, path) = Parts(template);
        var segments = PathTemplate.Parse(path).Segments.Select(segment => segment.IndexOf(UrlText.Hole) < 0 ? segment : "{value}").ToArray();
        var wanted = PathTemplate.Parse(string.Join("/", segments));
        return facts.Endpoints.Where(seen => seen.Direction == FactDirection.Out && (method is null || seen.Endpoint.Method == method)
            && (host is null || seen.Endpoint.Host == host)
            && Ending(seen.Endpoint.Path, host is null ? segments.Length : seen.Endpoint.Path.Segments.Count) is { } end
            && end.Overlaps(wanted) && end.LiteralMatches(wanted) > 0);
    }

    /// <summary>The host where the text names it, and the path without what stands before its first slash.</summary>
    private static (string? Host, string Path) Parts(string template)
    {
        var scheme = template.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && template.IndexOf('/', scheme + 3) is >= 0 and var slash)
        {
            var authority = template.Substring(scheme + 3, slash - scheme - 3);
            return (authority.IndexOf(UrlText.Hole) < 0 ? authority.Split(':')[0].ToLowerInvariant() : null, template.Substring(slash));
        }

        return (null, template.Length > 0 && template[0] == UrlText.Hole ? template.Substring(1) : template);
    }

    private static PathTemplate? Ending(PathTemplate path, int length) => path.Segments.Count < length
        ? null
        : PathTemplate.Parse(string.Join("/", path.Segments.Skip(path.Segments.Count - length)));
}
