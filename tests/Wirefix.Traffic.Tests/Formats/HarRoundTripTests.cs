using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class HarRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Prop.ForAll(ExchangeGen.ListOf().Where(list => list.Count > 0).ToArbitrary(), exchanges =>
        {
            var snapshot = Calls.Snapshot(exchanges);
            return snapshot.Exchanges.Select(Known).SequenceEqual(WrittenAndRead(snapshot).Exchanges.Select(Known));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_start_keeps_its_100_nanoseconds()
    {
        var exchange = Calls.Outbound("http://h/a", 0, 1.2345) with { Start = Calls.Zero.AddTicks(1_234_567) };

        var read = Assert.Single(WrittenAndRead(Calls.Snapshot(exchange)).Exchanges);

        Assert.Equal((exchange.Start, exchange.Duration), (read.Start, read.Duration));
    }

    [Fact]
    public void Text_stands_as_text_and_other_bytes_as_base64()
    {
        var text = Calls.Inbound("http://h/a", 0, 1).WithBody("grün");
        var binary = Calls.Inbound("http://h/b", 1, 1) with { Response = new Response(200) { Body = new byte[] { 0xff, 0xfe, 0x00 } } };
        var output = new MemoryStream();

        HarWriter.Write(Calls.Snapshot(text, binary), output);
        var har = Encoding.UTF8.GetString(output.ToArray());

        Assert.Contains("\"text\":\"grün\"", har);
        Assert.Contains("\"text\":\"//4A\"", har);
        Assert.Contains("\"encoding\":\"base64\"", har);
    }

    private static Gen<Header> HeaderGen =>
        from name in Gen.Elements("Accept", "X-Many", "Content-Type", "traceparent", "Retry-After")
        from value in Gen.Elements("", "a", "a, b", "text/plain; charset=utf-8", "\"quoted\\\"", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        select new Header(name, value);

    private static Gen<ReadOnlyMemory<byte>> BodyGen =>
        Gen.OneOf(
            Gen.Elements("", "{\"a\": 1}", "line\r\nline\u0000\u0001", "grün 😀", "\uFEFFmark").Select(Encoding.UTF8.GetBytes),
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf())
        .Select(bytes => new ReadOnlyMemory<byte>(bytes));

    private static Gen<Exchange> ExchangeGen =>
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
        from traced in Gen.Elements(null, "4bf92f3577b34da6a3ce929d0e0e4736")
        let request = new Request(method, new Uri(url)) { Headers = [.. requestHeaders], Body = requestBody }
        select new Exchange
        {
            Id = "",
            Direction = direction,
            Start = Calls.Zero.AddTicks(ticks),
            Duration = timing == Timing.Span ? TimeSpan.FromTicks(length) : TimeSpan.Zero,
            Timing = timing,
            Request = request,
            Response = new Response(status) { Headers = [.. responseHeaders], Body = responseBody },
            TraceId = traced ?? TraceIn(request),
            Source = "test",
        };

    private static string? TraceIn(Request request) =>
        request.HeaderValue("traceparent") is { Length: > 40 } value ? value.Split('-')[1] : null;

    // All that both sides know, as one comparable text; the source is where an exchange was read from.
    private static string Known(Exchange exchange) => string.Join('\n',
    [
        exchange.Id, exchange.Direction.ToString(), exchange.Start.UtcTicks.ToString(), exchange.Duration.Ticks.ToString(), exchange.Timing.ToString(),
        exchange.TraceId ?? "-", exchange.Request.Method, exchange.Request.Url.AbsoluteUri, exchange.Response.Status.ToString(),
        Known(exchange.Request), Known(exchange.Response),
    ]);

    private static string Known(Message message) => $"{Known(message.Headers)} {Convert.ToHexString(message.Body.Span)}";

    private static string Known(ImmutableArray<Header> headers) => string.Join('|', headers.Select(header => $"{header.Name}={header.Value}"));

    private Snapshot WrittenAndRead(Snapshot snapshot)
    {
        var path = Path.Combine(_folder.Path, "snapshot.har");
        using (var file = File.Create(path))
            HarWriter.Write(snapshot, file);
        var capture = CaptureReader.Read(path);
        Assert.Empty(capture.Problems);
        return capture.Snapshot;
    }
}
