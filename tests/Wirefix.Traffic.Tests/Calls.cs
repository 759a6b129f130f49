using System.Text;

namespace Wirefix.Traffic.Tests;

/// <summary>Exchanges for tests, told in milliseconds from a fixed moment.</summary>
public static class Calls
{
    public static readonly DateTimeOffset Zero = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static Exchange Outbound(string url, double start, double length, int status = 200, Timing timing = Timing.Span) =>
        Of(Direction.Outbound, url, start, length, status, timing);

    public static Exchange Inbound(string url, double start, double length, int status = 200, Timing timing = Timing.Span) =>
        Of(Direction.Inbound, url, start, length, status, timing);

    public static Exchange WithResponseHeader(this Exchange exchange, string name, string value) =>
        exchange with { Response = exchange.Response with { Headers = exchange.Response.Headers.Add(new Header(name, value)) } };

    public static Exchange WithBody(this Exchange exchange, string body) =>
        exchange with { Response = exchange.Response with { Body = Encoding.UTF8.GetBytes(body) } };

    /// <summary>A snapshot in time order; exchanges get ids in the given order.</summary>
    public static Snapshot Snapshot(params IEnumerable<Exchange> exchanges) =>
        new([.. exchanges.Select((exchange, index) => exchange with { Id = $"{index:0000}" }).OrderBy(exchange => exchange.Start)]);

    private static Exchange Of(Direction direction, string url, double start, double length, int status, Timing timing) => new()
    {
        Id = "",
        Direction = direction,
        Start = Zero.AddMilliseconds(start),
        Duration = TimeSpan.FromMilliseconds(timing == Timing.Span ? length : 0),
        Timing = timing,
        Request = new Request("GET", new Uri(url)),
        Response = new Response(status),
        Source = "test",
    };
}
