using System.Collections.Immutable;
using System.Globalization;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Finds repeated requests that may have taken effect twice; see <see cref="UnsafeRetry"/>.</summary>
internal sealed class UnsafeRetries : IDetector
{
    private const int LastServerError = 599;

    // One repetition among few failures is worth a line; one among dozens may be another caller with the same body.
    private const double LeastScore = 0.05;

    // What these operations are named for changes nothing, whatever their method.
    private static readonly string[] Readings =
        ["search", "query", "lookup", "find", "graphql", "token", "introspect", "validate", "filter"];

    /// <inheritdoc/>
    public bool ComparesTimes => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) =>
        from @group in scene.Groups
        where @group.Endpoint.Method is "POST" or "PATCH" && !IsReading(@group)
        let finding = Find(@group, scene)
        where finding is not null
        select finding;

    private static bool IsReading(EndpointGroup group)
    {
        var last = group.Endpoint.Path.Segments.LastOrDefault() ?? "";
        return Readings.Contains(last.Split('-', '_', ':', '.')[^1], StringComparer.OrdinalIgnoreCase);
    }

    private static UnsafeRetry? Find(EndpointGroup group, Scene scene)
    {
        if (!group.Exchanges.Any(MayHaveTakenEffect))
            return null;
        var chains = scene.AttemptsAt(group);
        var retries = chains
            .SelectMany(chain => chain.Calls.Zip(chain.Calls.Skip(1), (First, Again) => (First, Again)))
            .Where(pair => MayHaveTakenEffect(pair.First) && !IsKnownAgain(pair.First, pair.Again, scene))
            .ToArray();
        var counts = Attempts.Count(chains, MayHaveTakenEffect);
        return retries.Length == 0 || counts.Certainty < LeastScore ? null : Of(group, [.. retries], counts);
    }

    // A connection that was never made carried no request; 501 and 505 say that nothing was done, and so does a 503 that asks
    // to come again.
    private static bool MayHaveTakenEffect(Exchange exchange) => exchange.Response switch
    {
        { Status: 0 } response => FailureReasons.FaultOf(response) is not (ConnectionFault.Refused or ConnectionFault.NameNotFound or ConnectionFault.Unreachable),
        { Status: 503 } response => response.HeaderValue("Retry-After") is null,
        { Status: 408 } => true,
        var response => response.Status is >= 500 and <= LastServerError and not (501 or 505),
    };

    private static bool IsKnownAgain(Exchange first, Exchange again, Scene scene) =>
        (IdempotencyKey.HeaderOf(first.Request) is { } key && IdempotencyKey.HeaderOf(again.Request) is { } other && key.Value == other.Value)
        || IdempotencyKey.InBody(again, scene);

    private static UnsafeRetry Of(EndpointGroup group, ImmutableArray<(Exchange First, Exchange Again)> retries, RepeatCounts counts)
    {
        Exchange[] shown =
        [
            .. retries.SelectMany(pair => new[] { pair.First, pair.Again })
                .DistinctBy(exchange => exchange.Id).OrderBy(exchange => exchange.Start).ThenBy(exchange => exchange.Id, StringComparer.Ordinal),
        ];
        var window = TimeRange.Of(shown) ?? TimeRange.Unknown;
        var answered = retries.Count(pair => !pair.Again.Response.Failed);
        var changing = retries.Select(pair => IdempotencyKey.HeaderOf(pair.Again.Request)).FirstOrDefault(header => header is not null)?.Name;
        return new UnsafeRetry
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = window,
            ExchangeIds = [.. shown.Select(exchange => exchange.Id)],
            Title = $"{Phrases.Operation(group.Endpoint)} was sent again {Quantity.Times(retries.Length)} after a failure that may have taken effect, "
                + (changing is null ? "without an idempotency key" : $"each time with another {changing}"),
            Score = counts.Certainty,
            Proof = Proof(retries, counts, changing),
            Retries = retries.Length,
            Answered = answered,
            Failures = counts.Failed,
            Calls = group.Exchanges.Length,
            ChangingKey = changing,
        };
    }

    private static ImmutableArray<string> Proof(
        ImmutableArray<(Exchange First, Exchange Again)> retries, RepeatCounts counts, string? changing)
    {
        var (first, again) = retries.FirstOrDefault(pair => !pair.Again.Response.Failed, retries[0]);
        return
        [
            $"{first.Request.Method} {first.Request.Url.AbsolutePath}: {Status(first)}, then {Phrases.Length(Attempts.Gap(first, again))} later "
                + $"the same body again: {Status(again)}.",
            changing is null
                ? "Expected one Idempotency-Key for all attempts; no attempt carries one."
                : $"Expected one {changing} for all attempts; each carries its own.",
            $"{counts.FailedAndRepeated} of {counts.Failed} calls were repeated after such a failure, {counts.PassedAndRepeated} of {counts.Passed} others.",
        ];
    }

    private static string Status(Exchange exchange) => exchange.Response switch
    {
        { Status: 0, FailureReason: { } reason } => $"no answer ({reason})",
        { Status: 0 } => "no answer",
        var response => response.Status.ToString(CultureInfo.InvariantCulture),
    };
}
