using System.Collections.Immutable;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Finds calls whose connection failed; see <see cref="ConnectionFailures"/>.</summary>
internal sealed class ConnectionFailureDetector : IDetector
{
    // A single one is what every network does now and then.
    private const int Fewest = 2;

    // A gateway's own page is short; a service's body is longer, or no HTML.
    private const int LongestGatewayPage = 2048;

    // Without the recorder's word, a wait this long may be somebody's limit as well.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    // These servers run the service itself, so that an answer of theirs is its own.
    private static readonly string[] ApplicationServers = ["Kestrel", "Microsoft-HTTPAPI", "Jetty", "gunicorn", "uvicorn", "Werkzeug"];

    private static readonly string[] Gateways =
        ["nginx", "envoy", "haproxy", "awselb", "cloudflare", "varnish", "traefik", "caddy", "openresty", "gws", "akamai"];

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(Scene scene) => scene.Groups.SelectMany(group => Find(group, scene));

    private static IEnumerable<ConnectionFailures> Find(EndpointGroup group, Scene scene)
    {
        if (!group.Exchanges.Any(exchange => exchange.Response.Status is 0 or 502 or 503))
            return [];
        var timeouts = TimeoutDetector.UnansweredIn(group, scene).Select(exchange => exchange.Id).ToHashSet(StringComparer.Ordinal);
        return group.Exchanges
            .Where(exchange => !timeouts.Contains(exchange.Id))
            .Select(exchange => (Exchange: exchange, Fault: FaultOf(exchange)))
            .Where(failure => failure.Fault is not null)
            .GroupBy(failure => failure.Fault!.Value, failure => failure.Exchange)
            .Where(failures => failures.Count() >= Fewest)
            .Select(failures => Of(group, failures.Key, [.. failures]));
    }

    private static ConnectionFault? FaultOf(Exchange exchange)
    {
        if (exchange.Response.Status is 502 or 503)
            return IsOfGateway(exchange) ? ConnectionFault.Gateway : null;
        if (exchange.Response.Status != 0 || FailureReasons.IsTimeout(exchange.Response) || FailureReasons.IsCancelled(exchange.Response))
            return null;
        return FailureReasons.FaultOf(exchange.Response)
            ?? (exchange.Timing == Timing.Span && exchange.Duration < Soon ? ConnectionFault.Dropped : null);
    }

    // A refusal with a wait is meant by whoever sent it; what the service answers itself comes from a gateway only where it says so.
    private static bool IsOfGateway(Exchange exchange)
    {
        var response = exchange.Response;
        if (response.IsBodyUnknown || response.HeaderValue("Retry-After") is not null || Names(response, ApplicationServers))
            return false;
        var page = response.MediaType == "text/html" && response.Body.Length <= LongestGatewayPage;
        return Names(response, Gateways) ? response.Body.IsEmpty || page
            : exchange.Direction == Direction.Outbound && response.Status == 502 && response.Body.IsEmpty;
    }

    private static bool Names(Response response, string[] servers) =>
        response.HeaderValue("Server") is { } server && servers.Any(name => server.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static ConnectionFailures Of(EndpointGroup group, ConnectionFault fault, ImmutableArray<Exchange> failures)
    {
        var window = TimeRange.Of(failures) ?? TimeRange.Unknown;
        var reason = failures.Select(failure => failure.Response.FailureReason).FirstOrDefault(text => text is not null);
        TimeSpan? length = failures.All(failure => failure.Timing == Timing.Span)
            ? Quantile.NearestRank([.. failures.Select(failure => failure.Duration).Order()], 0.5)
            : null;
        return new ConnectionFailures
        {
            Endpoint = group.Endpoint,
            Direction = group.Direction,
            Window = window,
            ExchangeIds = [.. failures.Select(failure => failure.Id)],
            Title = $"{failures.Length} of {Quantity.Of(group.Exchanges.Length, "call")} of {Phrases.Operation(group.Endpoint)} {Told(fault, group)}"
                + Phrases.Within(window, failures.Length),
            Score = Wilson.LowerBound(failures.Length, group.Exchanges.Count(IsNoRefusal)),
            Proof = Proof(failures, reason, length),
            Fault = fault,
            Count = failures.Length,
            Calls = group.Exchanges.Length,
            Reason = reason,
            Length = length,
        };
    }

    // A server that refuses what it was asked for, or has not got it, was reached.
    private static bool IsNoRefusal(Exchange exchange) => exchange.Response.Status is 0 or 408 or 429 or >= 500;

    private static string Told(ConnectionFault fault, EndpointGroup group) => fault switch
    {
        ConnectionFault.Refused => $"were refused a connection by {group.Endpoint.Host}",
        ConnectionFault.NameNotFound => $"found no address for {group.Endpoint.Host}",
        ConnectionFault.Unreachable => $"found no way to {group.Endpoint.Host}",
        ConnectionFault.Handshake => $"did not come to TLS with {group.Endpoint.Host}",
        ConnectionFault.Reset => $"were cut off before {group.Endpoint.Host} had answered",
        ConnectionFault.Dropped => $"got no answer from {group.Endpoint.Host}, and too soon for a timeout",
        _ => "were answered by a gateway in the place of the server",
    };

    private static ImmutableArray<string> Proof(ImmutableArray<Exchange> failures, string? reason, TimeSpan? length)
    {
        var first = failures[0];
        var status = first.Response.Status == 0 ? "no answer" : $"{first.Response.Status} with {Quantity.Of(first.Response.Body.Length, "byte")}";
        return
        [
            $"{first.Request.Method} {first.Request.Url.AbsolutePath}: {status}"
                + (length is { } median ? $"; half of these calls ended within {Phrases.Length(median)}." : "."),
            .. reason is null ? [] : new[] { $"The recorder says: {reason}." },
        ];
    }
}
