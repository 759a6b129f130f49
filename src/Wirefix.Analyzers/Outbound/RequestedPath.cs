using Wirefix.Facts;

namespace Wirefix.Analyzers.Outbound;

/// <summary>Where a request goes, as far as the code tells it.</summary>
/// <param name="Host">The host in lower case, without the port; empty where the code does not tell it.</param>
/// <param name="Path">The path; a segment that only a run knows is variable.</param>
/// <param name="Rooted">Whether the path is the whole one; else it stands below a base address, whose own path is not known.</param>
internal sealed record RequestedPath(string Host, PathTemplate Path, bool Rooted)
{
    /// <summary>Reads an address with <see cref="WrittenText.Hole"/> for what is not known; null where it tells nothing.</summary>
    public static RequestedPath? Parse(string written)
    {
        var end = written.IndexOfAny(['?', '#']);
        var text = end < 0 ? written : written.Substring(0, end);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
            return OfAbsolute(text.Substring(scheme + "://".Length));

        return text.StartsWith("/", StringComparison.Ordinal)
            ? Of("", text, rooted: true)
            : Of("", text.TrimStart(WrittenText.Hole), rooted: false);
    }

    /// <summary>The same path where the base address, if there is one, may have a path of its own that the code puts before it.</summary>
    public RequestedPath BelowAnyBase() => this with { Rooted = Host.Length > 0 };

    /// <summary>
    /// How well an endpoint of the wire fits: the number of literal segments that both have, and half a point where the paths are
    /// equally long; null where it does not fit, or nothing literal tells that it does.
    /// </summary>
    public double? FitOf(Endpoint endpoint)
    {
        if (Host.Length > 0 && endpoint.Host.Length > 0 && Host != endpoint.Host)
            return null;

        var surplus = endpoint.Path.Segments.Count - Path.Segments.Count;
        if (surplus < 0 || (surplus > 0 && Rooted))
            return null;

        var tail = surplus == 0 ? endpoint.Path : PathTemplate.Parse(string.Join("/", endpoint.Path.Segments.Skip(surplus)));
        if (IsOther(tail))
            return null;

        var literals = Path.LiteralMatches(tail);
        return Path.Overlaps(tail) && (literals > 0 || (surplus == 0 && Host.Length > 0)) ? literals + (surplus == 0 ? 0.5 : 0) : null;
    }

    /// <summary>
    /// Whether a word ends the path where the endpoint has a value: <c>/orders/open</c> is hardly one of <c>/orders/{id}</c>. Within a
    /// path it may be, as <c>me</c> in <c>/users/me/messages</c>, and so may a number.
    /// </summary>
    private bool IsOther(PathTemplate endpoint) =>
        endpoint.Segments.Count == Path.Segments.Count && Path.Segments.LastOrDefault() is { } last && !PathTemplate.IsVariable(last)
            && !last.Any(char.IsDigit)
        && PathTemplate.IsVariable(endpoint.Segments[endpoint.Segments.Count - 1]);

    private static RequestedPath? OfAbsolute(string text)
    {
        var slash = text.IndexOf('/');
        var authority = slash < 0 ? text : text.Substring(0, slash);
        var isKnown = authority.IndexOf(WrittenText.Hole) < 0;

        // An unknown authority may bring the beginning of a path along.
        return Of(isKnown ? HostOf(authority) : "", slash < 0 ? "" : text.Substring(slash), rooted: isKnown);
    }

    private static string HostOf(string authority)
    {
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        var port = host.LastIndexOf(':');
        return (port < 0 || host.EndsWith("]", StringComparison.Ordinal) ? host : host.Substring(0, port)).ToLowerInvariant();
    }

    private static RequestedPath? Of(string host, string text, bool rooted)
    {
        var segments = text.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        if (segments.Contains("..") || (host.Length == 0 && segments.All(segment => Segment(segment, isLast: false) == "{}")))
            return null;

        var path = string.Join("/", segments.Select((segment, index) => Segment(segment, isLast: index == segments.Length - 1)));
        return new RequestedPath(host, PathTemplate.Parse(path), rooted);
    }

    /// <summary>A segment of a template. Unknown text behind the word that ends an address is its query: <c>/orders{query}</c>.</summary>
    private static string Segment(string segment, bool isLast)
    {
        var hole = segment.IndexOf(WrittenText.Hole);
        if (hole < 0)
            return segment;
        return isLast && hole == segment.Length - 1 && hole > 0 && char.IsLetterOrDigit(segment[hole - 1])
            ? segment.Substring(0, hole)
            : "{}";
    }
}
