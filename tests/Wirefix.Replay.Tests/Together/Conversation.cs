using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests.Together;

/// <summary>What services said to each other, recorded at both ends as <c>wirefix record</c> does it: each request from outside begins a trace.</summary>
internal sealed class Conversation
{
    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly List<Exchange> _exchanges = [];
    private int _requests;
    private int _calls;

    /// <summary>The exchanges of all services, in time order.</summary>
    public Snapshot Snapshot => Snapshot.Of(_exchanges);

    /// <summary>Somebody outside asks a service.</summary>
    public Conversation Entry(string? service, string target, string answer = "", int status = 200, string method = "GET", string body = "")
    {
        _requests++;
        _calls = 0;
        _exchanges.Add(Exchange(service, Direction.Inbound, $"http://localhost:5000{target}", answer, status, method, body));
        return this;
    }

    /// <summary>One service asks another, for the request from outside that came last.</summary>
    public Conversation Inner(string? by, string? to, string url, string answer = "", int status = 200, string method = "GET", string body = "")
    {
        _calls++;
        var span = new Header("traceparent", string.Create(CultureInfo.InvariantCulture, $"00-{Trace}-{_calls:x16}-01"));
        foreach (var (service, direction) in new[] { (by, Direction.Outbound), (to, Direction.Inbound) })
        {
            var exchange = Exchange(service, direction, url, answer, status, method, body);
            _exchanges.Add(exchange with { Request = exchange.Request with { Headers = [.. exchange.Request.Headers, span] } });
        }

        return this;
    }

    /// <summary>A service asks somebody who was not recorded.</summary>
    public Conversation Outer(string? by, string url, string answer)
    {
        _calls++;
        _exchanges.Add(Exchange(by, Direction.Outbound, url, answer, 200, "GET", ""));
        return this;
    }

    private string Trace => _requests.ToString("x32", CultureInfo.InvariantCulture);

    private Exchange Exchange(string? service, Direction direction, string url, string answer, int status, string method, string body) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{_requests:000} {_calls:000} {direction} {service}"),
        Direction = direction,
        Start = Origin.AddSeconds(_requests).AddMilliseconds(_calls),
        Duration = TimeSpan.FromMilliseconds(_calls == 0 ? 900 : 0.5),
        Timing = Timing.Span,
        TraceId = Trace,
        Service = service,
        Request = new Request(method, new Uri(url)) { Headers = Json(body), Body = Encoding.UTF8.GetBytes(body) },
        Response = new Response(status) { Headers = Json(answer), Body = Encoding.UTF8.GetBytes(answer) },
        Source = "test",
    };

    private static ImmutableArray<Header> Json(string body) => body.StartsWith('{') ? [new Header("Content-Type", "application/json")] : [];
}
