using System.Collections.Frozen;
using Wirefix.Facts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>What stands in a request: path parameters, query, headers, the values of the body, and its size.</summary>
internal static class RequestObservations
{
    private const string Hidden = "…";

    // They differ from call to call, or say what the body says already.
    private static readonly FrozenSet<string> Unobserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Date", "Content-Length", "Connection", "traceparent", "tracestate", "baggage", "X-Request-Id", "Request-Id",
        "X-Correlation-Id", "Correlation-Id", "X-B3-TraceId", "X-B3-SpanId", "X-B3-ParentSpanId", "X-Amzn-Trace-Id", "sentry-trace",
        "X-Forwarded-For", "X-Real-Ip", "Postman-Token");

    /// <summary>The observations of one request; the endpoint tells which segments of its path are parameters.</summary>
    public static IEnumerable<Observation> Of(Request request, Endpoint endpoint, Payload? payload) =>
        OfHead(request, endpoint).Concat(OfBody(request, payload));

    /// <summary>The observations of all but the body.</summary>
    public static IEnumerable<Observation> OfHead(Request request, Endpoint endpoint) =>
    [
        .. OfPath(request.Url, endpoint.Path),
        .. OfQuery(request.Url),
        .. request.Headers.Where(header => !Unobserved.Contains(header.Name)).Select(OfHeader),
    ];

    private static IEnumerable<Observation> OfBody(Request request, Payload? payload) =>
    [
        .. payload?.Select(field => new Observation(ContrastSubject.Body, field.Path, field.Kind, field.Text)) ?? OfMalformed(request),
        Observation.OfCount(ContrastSubject.Size, "body", request.Body.Length),
    ];

    private static IEnumerable<Observation> OfMalformed(Request request) =>
        PayloadReader.FlawOf(request) is { } flaw ? [new Observation(ContrastSubject.Body, "$", null, flaw.ToString())] : [];

    private static IEnumerable<Observation> OfPath(Uri url, PathTemplate template)
    {
        var segments = PathTemplate.Parse(url.AbsolutePath).Segments;
        var known = Math.Min(segments.Count, template.Segments.Count);
        for (var i = 0; i < known; i++)
        {
            if (PathTemplate.IsVariable(template.Segments[i]))
                yield return Observation.OfText(ContrastSubject.Path, "/" + string.Join('/', template.Segments.Take(i + 1)), Uri.UnescapeDataString(segments[i]));
        }
    }

    private static IEnumerable<Observation> OfQuery(Uri url) =>
        from pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let end = pair.IndexOf('=')
        let name = end < 0 ? pair : pair[..end]
        select Observation.OfText(ContrastSubject.Query, Decoded(name), end < 0 ? "" : Decoded(pair[(end + 1)..]));

    private static Observation OfHeader(Header header)
    {
        var name = header.Name.ToLowerInvariant();
        return Observation.OfText(ContrastSubject.Header, name, name switch
        {
            "authorization" or "proxy-authorization" => header.Value.Split(' ')[0],
            "cookie" => Hidden,
            _ => header.Value,
        });
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
