using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Exchanges for properties of the writers.</summary>
internal static class GeneratedExchanges
{
    private static Gen<Header> HeaderGen =>
        from name in Gen.Elements("Accept", "X-Many", "Content-Type", "traceparent", "Retry-After")
        from value in Gen.Elements("", "a", "a, b", "text/plain; charset=utf-8", "\"quoted\\\"", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        select new Header(name, value);

    private static Gen<ReadOnlyMemory<byte>> BodyGen =>
        Gen.OneOf(
            Gen.Elements("", "{\"a\": 1}", "line\r\nline\u0000\u0001", "grün 😀", "\uFEFFmark").Select(Encoding.UTF8.GetBytes),
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf())
        .Select(bytes => new ReadOnlyMemory<byte>(bytes));

    /// <summary>Exchanges with all that a capture may hold.</summary>
    public static Gen<Exchange> Any =>
        from direction in Gen.Elements(Direction.Inbound, Direction.Outbound)
        from timing in Gen.Elements(Timing.Span, Timing.EndOnly, Timing.StartOnly)
        from ticks in Gen.Choose(0, int.MaxValue)
        from length in Gen.Choose(0, int.MaxValue)
        from method in Gen.Elements("GET", "POST", "DELETE")
        from url in Gen.Elements("http://h/a?x=%20y&z", "https://h.example:8443/a%2Fb/", "http://h/?q=a+b&token=redacted-0123456789")
        from status in Gen.Elements(0, 200, 404, 503)
        from requestHeaders in HeaderGen.ListOf()
        from responseHeaders in HeaderGen.ListOf()
        from requestBody in BodyGen
        from responseBody in BodyGen
        from service in Gen.Elements(null, "shop")
        from reason in Gen.Elements(null, "timeout")
        from traced in Gen.Elements(null, "4bf92f3577b34da6a3ce929d0e0e4736")
        from unknown in Gen.Elements(false, true)
        let request = new Request(method, new Uri(url)) { Headers = [.. requestHeaders], Body = requestBody, IsBodyUnknown = unknown && requestBody.IsEmpty }
        select new Exchange
        {
            Id = "",
            Direction = direction,
            Start = Calls.Zero.AddTicks(ticks),
            Duration = timing == Timing.Span ? TimeSpan.FromTicks(length) : TimeSpan.Zero,
            Timing = timing,
            Request = request,
            Response = new Response(status)
            {
                Headers = [.. responseHeaders],
                Body = responseBody,
                IsBodyUnknown = unknown && responseBody.IsEmpty,
                FailureReason = status == 0 ? reason : null,
            },
            TraceId = traced ?? TraceIn(request),
            Service = service,
            Source = "test",
        };

    private static string? TraceIn(Request request) =>
        request.HeaderValue("traceparent") is { Length: > 40 } value ? value.Split('-')[1] : null;

    /// <summary>All of an exchange but its source, as one comparable text.</summary>
    public static string Known(Exchange exchange) => string.Join('\n',
    [
        exchange.Id, exchange.Direction.ToString(), exchange.Start.UtcTicks.ToString(), exchange.Duration.Ticks.ToString(), exchange.Timing.ToString(),
        exchange.TraceId ?? "-", exchange.Service ?? "-", exchange.Response.FailureReason ?? "-", exchange.Request.Method, exchange.Request.Url.AbsoluteUri, exchange.Response.Status.ToString(),
        Known(exchange.Request), Known(exchange.Response),
    ]);

    private static string Known(Message message) => $"{Known(message.Headers)} {(message.IsBodyUnknown ? "unknown" : Convert.ToHexString(message.Body.Span))}";

    private static string Known(ImmutableArray<Header> headers) =>
        string.Join('|', headers.Select(header => $"{header.Name}={header.Value}"));
}
