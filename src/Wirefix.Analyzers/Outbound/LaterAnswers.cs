using Wirefix.Facts;

namespace Wirefix.Analyzers.Outbound;

/// <summary>The answers of an endpoint that say "later": 429 and 503.</summary>
internal static class LaterAnswers
{
    private static readonly int[] Statuses = [429, 503];

    /// <summary>How many calls were refused.</summary>
    public static long CountOf(EndpointFacts seen) => Statuses.Sum(status => Count(seen, status));

    /// <summary>How many refusals named a time to wait.</summary>
    public static long WithRetryAfter(EndpointFacts seen) =>
        seen.Messages.Where(message => message.Side == FactSide.Response && Statuses.Contains(message.Status))
            .Sum(message => message.Headers.TryGetValue("retry-after", out var carried) ? carried : 0);

    /// <summary>The refusals in words: <c>28 of 187 calls answered 429</c>.</summary>
    public static string Told(EndpointFacts seen) =>
        $"{CountOf(seen)} of {seen.Calls} calls answered {string.Join(" or ", Statuses.Where(status => Count(seen, status) > 0))}";

    private static long Count(EndpointFacts seen, int status) => seen.Statuses.TryGetValue(status, out var count) ? count : 0;
}
