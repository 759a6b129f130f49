using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>Finds callers that do not wait as long as they are asked to; see <see cref="IgnoredRetryAfter"/>.</summary>
internal sealed class IgnoredRetryAfters : IDetector
{
    // A single early call may have been on its way already.
    private const int FewestIgnored = 2;

    // Timers and clocks of two machines differ; a wait that is nearly kept is kept.
    private const double ShareThatIsKept = 0.9;

    // By these a server can tell the callers of the service apart.
    private static readonly string[] Credentials = ["Authorization", "X-Api-Key", "Cookie", "X-Forwarded-For"];

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) => scene.Groups.Select(group => Find(group, scene)).OfType<IgnoredRetryAfter>();

    private static IgnoredRetryAfter? Find(EndpointGroup group, Scene scene)
    {
        if (!group.Exchanges.Any(AsksToWait))
            return null;
        Wait[] waits =
        [
            .. group.Exchanges
                .Where(exchange => exchange.Timing == Timing.Span)
                .GroupBy(exchange => CallerOf(exchange, scene))
                .Where(calls => calls.Key is not null)
                .SelectMany(calls => Waits([.. calls.OrderBy(call => call.Start)])),
        ];
        Wait[] ignored = [.. waits.Where(wait => !RetryAfter.IsKept(wait.Refused, wait.Next, wait.Asked * ShareThatIsKept))];
        return ignored.Length < FewestIgnored || ignored.Length * 2 <= waits.Length ? null : Of(group, ignored, waits.Length - ignored.Length);
    }

    private static bool AsksToWait(Exchange exchange) =>
        exchange.Response.Failed && RetryAfter.Of(exchange.Response) is { } wait && wait > TimeSpan.Zero;

    // The service is one caller to an upstream, unless it calls for others: a limit is often one of each user's. For whom a call
    // is that cannot be attributed, only the same thing read again can tell.
    private static string? CallerOf(Exchange exchange, Scene scene)
    {
        if (exchange.Direction == Direction.Outbound && (scene.CauseOf(exchange)?.Id ?? exchange.TraceId) is { } known)
            return known;
        if (exchange.Direction == Direction.Outbound && scene.Groups[0].Direction == Direction.Outbound)
            return exchange.Service ?? "";
        if (exchange.Direction == Direction.Outbound)
            return exchange.Request.Method == "GET" ? exchange.Request.Url.AbsoluteUri : null;
        return Credentials.Select(exchange.Request.HeaderValue).FirstOrDefault(credential => credential is not null) ?? exchange.TraceId;
    }

    private static IEnumerable<Wait> Waits(Exchange[] calls)
    {
        DateTimeOffset[] starts = [.. calls.Select(call => call.Start)];
        foreach (var refused in calls.Where(AsksToWait))
        {
            var place = Array.BinarySearch(starts, refused.End);
            var next = place < 0 ? ~place : place;
            if (next < calls.Length && calls[next].Id != refused.Id)
                yield return new Wait(refused, calls[next], RetryAfter.Of(refused.Response)!.Value);
        }
    }

    private static IgnoredRetryAfter Of(EndpointGroup group, Wait[] ignored, int honoured)
    {
        Exchange[] shown =
        [
            .. ignored.SelectMany(wait => new[] { wait.Refused, wait.Next })
                .DistinctBy(call => call.Id).OrderBy(call => call.Start).ThenBy(call => call.Id, StringComparer.Ordinal),
        ];
        var asked = Quantile.NearestRank([.. ignored.Select(wait => wait.Asked).Order()], 0.5);
        var waited = Quantile.NearestRank([.. ignored.Select(wait => wait.Waited).Order()], 0.5);
        var (refused, next, wait) = ignored[0];
        return new IgnoredRetryAfter
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = TimeRange.Of(shown) ?? TimeRange.Unknown,
            ExchangeIds = [.. shown.Select(call => call.Id)],
            Title = $"{ignored.Length} of {ignored.Length + honoured} times {Phrases.Operation(group.Endpoint)} was called again before the wait was over "
                + $"that its answer had asked for (Retry-After: {Phrases.Length(asked)}, waited {Phrases.Length(waited)})",
            Score = Wilson.LowerBound(ignored.Length, ignored.Length + honoured),
            Proof =
            [
                $"{refused.Request.Method} {refused.Request.Url.AbsolutePath}: {refused.Response.Status} asked to wait {Phrases.Length(wait)}.",
                $"The same caller called {next.Request.Url.AbsolutePath} {Phrases.Length(next.Start - refused.End)} later: {next.Response.Status}.",
            ],
            Ignored = ignored.Length,
            Honoured = honoured,
            Asked = asked,
            Waited = waited,
        };
    }

    private readonly record struct Wait(Exchange Refused, Exchange Next, TimeSpan Asked)
    {
        public TimeSpan Waited => Next.Start - Refused.End;
    }
}
