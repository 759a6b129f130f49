using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>A header that an endpoint seems to ask for, by what the wire showed.</summary>
/// <param name="Name">The header's name in lower case.</param>
/// <param name="Succeeded">How many calls succeeded; all of them carried it.</param>
/// <param name="Refused">How many calls without it were answered with a 4xx status.</param>
internal sealed record RequiredHeader(string Name, long Succeeded, long Refused)
{
    // Fewer calls have too much in common by chance.
    private const long LeastCalls = 3;

    // What clients, tracing, proxies and contents bring along without the caller's doing.
    private static readonly HashSet<string> Standard = new(StringComparer.OrdinalIgnoreCase)
    {
        "host", "user-agent", "connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "expect", "date", "via",
        "origin", "referer", "cookie",
        "cache-control", "pragma", "dnt", "traceparent", "tracestate", "baggage", "correlation-context", "request-id", "b3", "forwarded",
        "priority",
    };

    private static readonly string[] StandardFamilies =
        ["accept", "content-", "x-forwarded", "x-b3-", "sec-", "proxy-", "x-amzn-", "x-envoy-", "x-cloud-", "x-datadog-", ":"];

    /// <summary>The headers that every successful call of an endpoint carried, in the order of their names.</summary>
    public static IEnumerable<RequiredHeader> Of(EndpointFacts seen)
    {
        var requests = seen.Succeeded(FactSide.Request).ToArray();
        var succeeded = seen.Statuses.Where(status => status.Key is > 0 and < 400).Sum(status => status.Value);
        if (succeeded < LeastCalls || requests.Sum(request => request.Count) != succeeded)
            return [];

        return from name in requests[0].Headers.Keys.OrderBy(name => name, StringComparer.Ordinal)
               where !IsStandard(name) && requests.All(request => request.Always(name))
               select new RequiredHeader(name, succeeded, RefusedWithout(seen, name));
    }

    private static long RefusedWithout(EndpointFacts seen, string name) => seen.Statuses.Where(status => status.Key is >= 400 and < 500)
        .Sum(status => status.Value - Carried(
            seen.Messages.FirstOrDefault(message => message.Side == FactSide.Request && message.Status == status.Key), name));

    private static long Carried(MessageFacts? requests, string name) =>
        requests is not null && requests.Headers.TryGetValue(name, out var carried) ? carried : 0;

    private static bool IsStandard(string name) =>
        Standard.Contains(name) || StandardFamilies.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
