using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Contracts;

/// <summary>
/// Finds headers that the service passes on in the calls of its other paths, and never in those of one: correlation and
/// idempotency keys, tenants, traces. A path is told by its target, or by the endpoint that calls the target.
/// </summary>
internal sealed class ForwardedHeaders : IDetector
{
    private const int MostFindings = 10;

    // Fewer calls may all be of the kind that needs no header.
    private const int FewestCalls = 3;

    // Where one call in ten goes without it, passing it on is not the rule.
    private const double LeastKept = 0.9;

    // A service may keep its own headers from those of another owner.
    private const double DiscountOfOtherOwner = 0.7;

    private static readonly FrozenSet<string> CarriedWords = FrozenSet.Create(
        "correlation", "correlationid", "tenant", "tenantid", "trace", "traceid", "traceparent",
        "request", "requestid", "session", "organization", "account", "idempotency");

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene)
    {
        var endpoints = new PlaceReader(scene);
        return Sent(scene, endpoints)
            .GroupBy(call => (call.Outbound.Service, Header: call.Header.Name.ToLowerInvariant()))
            .SelectMany(header => Find([.. header]))
            .OrderByDescending(finding => finding.Score)
            .Take(MostFindings);
    }

    /// <summary>Whether a header of that name is meant for all calls that one leads to: it tells whose they are, and of what.</summary>
    public static bool IsCarried(string header) => !PlaceReader.IsHopByHop(header) && PlaceWords.WordsOf(header).Any(CarriedWords.Contains);

    private static IEnumerable<HeaderCall> Sent(Scene scene, PlaceReader endpoints) =>
        from cause in scene.Attribution.Causes
        from header in cause.Inbound.Request.Headers
        where header.Value.Length > 0 && IsCarried(header.Name)
        let onward = cause.Outbound.Request.HeaderValue(header.Name)
        where !IsIdempotency(header) || cause.Outbound.Request.Method is not ("GET" or "HEAD" or "OPTIONS")
        select new HeaderCall(
            cause.Inbound,
            cause.Outbound,
            header,
            onward is not null && PlaceReader.Carried(header with { Value = onward }) == PlaceReader.Carried(header),
            new WirePlace(endpoints.EndpointOf(cause.Inbound), MessageSide.Request, WirePart.Header, header.Name),
            new WirePlace(endpoints.EndpointOf(cause.Outbound), MessageSide.Request, WirePart.Header, header.Name));

    private static bool IsIdempotency(Header header) => PlaceWords.WordsOf(header.Name).Contains("idempotency");

    private static IEnumerable<LostValue> Find(ImmutableArray<HeaderCall> calls) =>
        OfTargets(calls).Concat(calls.GroupBy(call => call.To.Endpoint).SelectMany(OfSources));

    private static IEnumerable<LostValue> OfTargets(ImmutableArray<HeaderCall> calls)
    {
        var paths = Paths(calls, call => call.To);
        var keeping = paths.Where(IsKeeping).ToArray();
        foreach (var losing in paths.Where(IsLosing))
        {
            var site = SiteOf(losing[0].To.Endpoint.Host);
            var kin = keeping.Where(path => SiteOf(path[0].To.Endpoint.Host) == site).ToArray();
            var hosts = keeping.Select(path => path[0].To.Endpoint.Host).Distinct(StringComparer.Ordinal).Count();
            if (kin.Length > 0)
                yield return Of(losing, [.. kin.SelectMany(path => path)], 1);
            else if (hosts > 1 && paths.Length == keeping.Length + 1)
                yield return Of(losing, [.. keeping.SelectMany(path => path)], DiscountOfOtherOwner);
        }
    }

    // One endpoint of the service hands it to the very same target that another hands none.
    private static IEnumerable<LostValue> OfSources(IEnumerable<HeaderCall> calls)
    {
        var paths = Paths(calls, call => call.From);
        var keeping = paths.Where(IsKeeping).SelectMany(path => path).ToImmutableArray();
        return keeping.IsEmpty ? [] : paths.Where(IsLosing).Select(losing => Of(losing, keeping, 1));
    }

    private static ImmutableArray<HeaderCall>[] Paths(IEnumerable<HeaderCall> calls, Func<HeaderCall, WirePlace> end) =>
    [
        .. calls.GroupBy(call => end(call).Endpoint)
            .Where(path => path.Count() >= FewestCalls)
            .Select(path => path.ToImmutableArray()),
    ];

    private static bool IsKeeping(ImmutableArray<HeaderCall> path) => path.Count(call => call.IsKept) >= LeastKept * path.Length;

    private static bool IsLosing(ImmutableArray<HeaderCall> path) =>
        path.All(call => !call.IsKept && call.Outbound.Request.HeaderValue(call.Header.Name) is null);

    // Hosts of one owner: a common domain, or names and addresses of an inner network.
    private static string SiteOf(string host) =>
        IPAddress.TryParse(host, out _) || !host.Contains('.')
            || host.EndsWith(".local", StringComparison.Ordinal) || host.EndsWith(".internal", StringComparison.Ordinal)
            ? ""
            : string.Join('.', host.Split('.')[^2..]);

    private static LostValue Of(ImmutableArray<HeaderCall> losing, ImmutableArray<HeaderCall> keeping, double discount)
    {
        var (lost, kept) = (losing[0], keeping.First(call => call.IsKept));
        var exchanges = losing.SelectMany(call => new[] { call.Inbound, call.Outbound })
            .DistinctBy(call => call.Id)
            .OrderBy(call => call.Start)
            .ToArray();
        return new LostValue
        {
            Endpoint = lost.To.Endpoint,
            Direction = Direction.Outbound,
            Window = TimeRange.Of(exchanges) ?? TimeRange.Unknown,
            ExchangeIds = [.. exchanges.Select(call => call.Id)],
            Title = $"Header {lost.Header.Name} is never forwarded in {Quantity.Of(losing.Length, "call")} of {Way(lost, kept)}, but in "
                + $"{keeping.Count(call => call.IsKept)} of {Quantity.Of(keeping.Length, "call")} of {Way(kept, lost)} and the like"
                + (lost.Outbound.Service is { } service ? $"; in {service}" : ""),
            Score = discount * Wilson.LowerBound(keeping.Count(call => call.IsKept), keeping.Length),
            Proof =
            [
                $"{ProofLine.Answered(lost.Inbound)} came with {lost.Header.Name}: {ProofLine.Value(lost.Header.Value)}",
                $"{ProofLine.Answered(lost.Outbound)} went without it",
                $"otherwise: {ProofLine.Answered(kept.Outbound)} went with {kept.Header.Name}: {ProofLine.Value(kept.Header.Value)}",
            ],
            From = lost.From,
            To = lost.To,
            Kept = keeping.Count(call => call.IsKept),
            Lost = losing.Length,
            Keeper = lost.Outbound.Service,
        };
    }

    // Where both go to one target, they are told apart by what they were made for.
    private static string Way(HeaderCall call, HeaderCall other) => call.To.Endpoint == other.To.Endpoint
        ? $"{Phrases.Operation(call.To.Endpoint)} for {Phrases.Operation(call.From.Endpoint)}"
        : Phrases.Operation(call.To.Endpoint);

    private sealed record HeaderCall(Exchange Inbound, Exchange Outbound, Header Header, bool IsKept, WirePlace From, WirePlace To);
}
