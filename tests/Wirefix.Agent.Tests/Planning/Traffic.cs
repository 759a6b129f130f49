using System.Globalization;
using System.Text;
using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Traffic;

namespace Wirefix.Agent.Tests.Planning;

/// <summary>Recordings of a small service: each request with the calls that it leads to, one after the other.</summary>
internal sealed class Traffic
{
    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly List<Exchange> _exchanges = [];

    /// <summary>What was recorded so far.</summary>
    public Recording Recording => Recording.Of(Snapshot.Of(_exchanges));

    /// <summary>The exchanges so far, in the order in which they were added.</summary>
    public IReadOnlyList<Exchange> Exchanges => _exchanges;

    /// <summary>Adds an inbound request, as in <c>GET /files/a</c>, with its answer; what follows by <see cref="Calls"/> is led to by it.</summary>
    public Traffic Asks(string request, int status, string answer = "", string body = "", string? tenant = null) =>
        Add(Direction.Inbound, $"http://localhost{Target(request)}", request, status, answer, body, tenant);

    /// <summary>Adds a call of the last request to an upstream, as in <c>GET store.example/blobs/a</c>.</summary>
    public Traffic Calls(string request, int status, string answer = "", string body = "", string? tenant = null) =>
        Add(Direction.Outbound, $"http://{Target(request)}", request, status, answer, body, tenant);

    private static string Target(string request) => request.Split(' ')[1];

    private Traffic Add(Direction direction, string url, string request, int status, string answer, string body, string? tenant)
    {
        var number = _exchanges.Count(exchange => exchange.Direction == Direction.Inbound) + (direction == Direction.Inbound ? 1 : 0);
        _exchanges.Add(new Exchange
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{_exchanges.Count:000}"),
            Direction = direction,
            Start = Origin.AddSeconds(number).AddMilliseconds(direction == Direction.Inbound ? 0 : 10),
            Duration = TimeSpan.FromMilliseconds(direction == Direction.Inbound ? 100 : 10),
            Timing = Timing.Span,
            TraceId = string.Create(CultureInfo.InvariantCulture, $"{number:x32}"),
            Request = new Request(request.Split(' ')[0], new Uri(url)) { Headers = tenant is null ? [] : [new Header("X-Tenant", tenant)], Body = Encoding.UTF8.GetBytes(body) },
            Response = new Response(status) { Headers = [new Header("Content-Type", "application/json")], Body = Encoding.UTF8.GetBytes(answer) },
            Source = "test",
        });
        return this;
    }
}
