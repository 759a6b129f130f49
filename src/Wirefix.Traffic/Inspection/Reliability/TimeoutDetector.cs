using System.Collections.Immutable;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Finds calls that ended at somebody's limit; see <see cref="Timeouts"/>.</summary>
internal sealed class TimeoutDetector : IDetector
{
    // Above it, that some lengths agree is what many lengths do.
    private const double MostChance = 0.05;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) =>
        from @group in scene.Groups
        from calls in @group.Exchanges.Where(IsUnfinished).GroupBy(exchange => exchange.Response.Status)
        let common = CommonLength.Of(calls)
        where common is not null && common.Chance <= MostChance
        select Of(@group, common, calls.Key) with { FollowsFromUpstream = common.Exchanges.All(exchange => scene.EffectsOf(exchange).Any(IsUnanswered)) };

    /// <summary>The calls of an endpoint that got no answer and that a limit ended.</summary>
    public static IEnumerable<Exchange> UnansweredIn(EndpointGroup group) =>
        CommonLength.Of(group.Exchanges.Where(exchange => exchange.Response.Status == 0)) is { Chance: <= MostChance } common ? common.Exchanges : [];

    private static bool IsUnanswered(Exchange exchange) => exchange.Response.Status is 0 or 408 or 504;

    private static bool IsUnfinished(Exchange exchange) =>
        IsUnanswered(exchange) && !MediaTypes.IsStream(exchange) && !FailureReasons.IsCancelled(exchange.Response);

    private static Timeouts Of(EndpointGroup group, CommonLength common, int status)
    {
        var count = common.Exchanges.Length;
        var answered = group.Exchanges.Where(exchange => !exchange.Response.Failed && exchange.Timing == Timing.Span).ToArray();
        TimeSpan? slowest = answered.Length == 0 ? null : answered.Max(exchange => exchange.Duration);
        var reason = common.Exchanges.Select(exchange => exchange.Response.FailureReason).FirstOrDefault(text => text is not null);
        var by = status switch { 0 => GivenUpBy.Caller, 504 => GivenUpBy.Gateway, _ => GivenUpBy.Server };
        return new Timeouts
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = TimeRange.Of(common.Exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. common.Exchanges.Select(exchange => exchange.Id)],
            Title = $"{Phrases.Errors(count, status, group.Direction, group.Endpoint)} ({Phrases.Operation(group.Endpoint)}), "
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
            $"{lengths.Length} calls ended without a result after {Phrases.Length(lengths[0])} to {Phrases.Length(lengths[^1])}.",
            slowest is { } length ? $"The slowest of {answered} answered calls took {Phrases.Length(length)}." : "No call was answered.",
            .. reason is null ? [] : new[] { $"The recorder says: {reason}." },
        ];
    }
}
