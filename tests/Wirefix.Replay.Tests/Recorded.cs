using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests;

/// <summary>Exchanges as a capture would hold them; times in milliseconds.</summary>
internal static class Recorded
{
    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Snapshot Snapshot(params IEnumerable<Exchange> exchanges) =>
        new([.. exchanges.OrderBy(exchange => exchange.Start).ThenBy(exchange => exchange.Id, StringComparer.Ordinal)]);

    public static Exchange Inbound(string target, double start = 0, double duration = 10, string method = "GET", string body = "", params ImmutableArray<Header> headers) =>
        Exchange(Direction.Inbound, "http://service.example" + target, start, duration, method) with
        {
            Request = new Request(method, new Uri("http://service.example" + target)) { Body = Encoding.UTF8.GetBytes(body), Headers = headers },
        };

    public static Exchange Outbound(string url, int status = 200, string body = "", double start = 0, string method = "GET", params ImmutableArray<Header> headers) =>
        Exchange(Direction.Outbound, url, start, 1, method) with
        {
            Response = new Response(status) { Body = Encoding.UTF8.GetBytes(body), Headers = headers },
        };

    public static IEnumerable<Exchange> Items(int count) =>
        Enumerable.Range(0, count).Select(i => Outbound(string.Create(CultureInfo.InvariantCulture, $"https://upstream.example/items/{i}")));

    private static Exchange Exchange(Direction direction, string url, double start, double duration, string method) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{direction} {start:0000000.0000} {method} {url}"),
        Direction = direction,
        Start = Origin.AddMilliseconds(start),
        Duration = TimeSpan.FromMilliseconds(duration),
        Timing = Timing.Span,
        Request = new Request(method, new Uri(url)),
        Response = new Response(200),
        Source = "test",
    };
}
