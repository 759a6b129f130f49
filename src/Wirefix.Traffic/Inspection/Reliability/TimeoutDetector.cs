using System.Collections.Immutable;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Finds calls that ended at somebody's limit; see <see cref="Timeouts"/>.</summary>
internal sealed class TimeoutDetector : IDetector
{
    // Above it, that some lengths agree is what many lengths do.
    private const double MostChance = 0.05;

    // Of the nine in ten answered calls that are faster; what takes so much longer was not about to be answered.
    private const double LeastTimesAnswered = 3;

    private const double MostAnswered = 0.9;

    // Shorter lengths agree by themselves: refusals take as long as the way there and back. The shortest limit in common use is
    // a second, and a recorder on the way sees a little less of it.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(950);

    // Beside answered calls that are much faster, shorter limits show.
    private static readonly TimeSpan ShortestBesideAnswered = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) =>
        from @group in scene.Groups
        from calls in @group.Exchanges.Where(exchange => IsUnfinished(exchange, scene)).GroupBy(exchange => exchange.Response.Status)
        let common = CommonLengthOf(@group, calls, scene)
        where common is not null && common.Chance <= MostChance
        select Of(@group, common, calls.Key) with { FollowsFromUpstream = common.Exchanges.All(exchange => scene.EffectsOf(exchange).Any(effect => IsUnfinished(effect, scene))) };

    /// <summary>The calls of an endpoint that got no answer and that a limit ended.</summary>
    public static IEnumerable<Exchange> UnansweredIn(EndpointGroup group, Scene scene) =>
        CommonLengthOf(group, group.Exchanges.Where(exchange => exchange.Response.Status == 0), scene) is { Chance: <= MostChance } common ? common.Exchanges : [];

    private static CommonLength? CommonLengthOf(EndpointGroup group, IEnumerable<Exchange> calls, Scene scene)
    {
        Exchange[] unfinished = [.. calls];
        if (unfinished.Length == 0)
            return null;
        TimeSpan[] answered =
        [
            .. group.Exchanges.Where(exchange => !exchange.Response.Failed && exchange.Timing == Timing.Span && !Bodies.IsCutOff(exchange, scene))
                .Select(exchange => exchange.Duration).Order(),
        ];
        TimeSpan? ordinary = answered.Length == 0 ? null : LeastTimesAnswered * Quantile.NearestRank(answered, MostAnswered);
        // A failure of the server's own making takes its time; a limit is told by calls that are much faster.
        if (IsOwnError(unfinished[0]))
            return ordinary is { } longer ? CommonLength.Of(unfinished, longer > Shortest ? longer : Shortest) : null;
        // A connection that somebody closed soon was not waited for.
        return ordinary is not { } fast || fast >= Shortest ? CommonLength.Of(unfinished, Shortest) : CommonLength.Of(
            unfinished.Where(exchange => exchange.Duration >= Shortest || FailureReasons.FaultOf(exchange.Response) is null),
            fast > ShortestBesideAnswered ? fast : ShortestBesideAnswered);
    }

    private static bool IsUnanswered(Exchange exchange) => exchange.Response.Status is 0 or 408 or 499 or 504 or 524;

    // A service that is given up on by its own limit says so in its own way; one that asks to wait means it.
    private static bool IsOwnError(Exchange exchange) =>
        exchange.Response.Status is 500 or 502 or 503 && exchange.Response.HeaderValue("Retry-After") is null;

    private static bool IsUnfinished(Exchange exchange, Scene scene) =>
        (IsUnanswered(exchange) || IsOwnError(exchange) || Bodies.IsCutOff(exchange, scene))
        && !MediaTypes.IsStream(exchange) && !FailureReasons.IsCancelled(exchange.Response);

    private static Timeouts Of(EndpointGroup group, CommonLength common, int status)
    {
        var count = common.Exchanges.Length;
        var answered = group.Exchanges.Where(exchange => !exchange.Response.Failed && exchange.Timing == Timing.Span).ToArray();
        TimeSpan? slowest = answered.Length == 0 ? null : answered.Max(exchange => exchange.Duration);
        var reason = common.Exchanges.Select(exchange => exchange.Response.FailureReason).FirstOrDefault(text => text is not null);
        var by = status switch { >= 500 => GivenUpBy.Gateway, 408 => GivenUpBy.Server, _ => GivenUpBy.Caller };
        return new Timeouts
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = TimeRange.Of(common.Exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. common.Exchanges.Select(exchange => exchange.Id)],
            Title = $"{Phrases.Errors(count, status, group.Direction, group.Endpoint)}{(status is >= 200 and < 300 ? " with half an answer" : "")} "
                + $"({Phrases.Operation(group.Endpoint)}), "
                + $"each after {Phrases.Length(common.Length)}: "
                + Who(by),
            Score = 1 - common.Chance,
            Proof = Proof(common, slowest, answered.Length, reason),
            Status = status,
            Limit = common.Length,
            Count = count,
            Calls = group.Exchanges.Length,
            GivenUpBy = by,
            SlowestAnswered = slowest,
            Reason = reason,
        };
    }

    private static string Who(GivenUpBy by) => by switch
    {
        GivenUpBy.Caller => "the caller gave up, or the other side hung until the connection was cut",
        GivenUpBy.Gateway => "a gateway gave up waiting for what is behind it",
        _ => "the server gave up waiting for the request",
    };

    private static ImmutableArray<string> Proof(CommonLength common, TimeSpan? slowest, int answered, string? reason)
    {
        var lengths = common.Exchanges.Select(exchange => exchange.Duration).Order().ToArray();
        return
        [
            $"{Quantity.Of(lengths.Length, "call")} ended without a result after {Phrases.Length(lengths[0])} to {Phrases.Length(lengths[^1])}.",
            slowest is { } length ? $"The slowest of {Quantity.Of(answered, "answered call")} took {Phrases.Length(length)}." : "No call was answered.",
            .. reason is null ? [] : new[] { $"The recorder says: {reason}." },
        ];
    }
}
