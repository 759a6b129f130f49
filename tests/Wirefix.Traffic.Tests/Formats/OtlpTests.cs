using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class OtlpTests : IDisposable
{
    private const string Trace = "5b8efff798038103d269b633813fc60c";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_server_span_is_an_inbound_exchange_with_true_times()
    {
        var exchange = Assert.Single(Read(Document(Span(
            "eee19b7ec3c1b174", 2, Text("http.request.method", "POST"), Number("http.response.status_code", "201"), Text("url.scheme", "https"),
            Text("server.address", "shop.example"), Number("server.port", "8443"), Text("url.path", "/orders/7"), Text("url.query", "a=%20b"),
            Text("http.route", "/orders/{id}"), List("http.request.header.x-tag", "one", "two"), List("http.response.header.content_type", "application/json"),
            Text("http.request.body.content", "{\"sku\":\"grün\"}"), Text("http.response.body.content", "{}")))).Snapshot.Exchanges);

        Assert.Equal((Direction.Inbound, Timing.Span, "eee19b7ec3c1b174", Trace, "orders"), (exchange.Direction, exchange.Timing, exchange.Id, exchange.TraceId, exchange.Service));
        Assert.Equal(("POST", "https://shop.example:8443/orders/7?a=%20b", 201), (exchange.Request.Method, exchange.Request.Url.AbsoluteUri, exchange.Response.Status));
        Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(1544712660000).AddTicks(1), TimeSpan.FromMilliseconds(1000)), (exchange.Start, exchange.Duration));
        Assert.Equal([new Header("x-tag", "one"), new Header("x-tag", "two")], exchange.Request.Headers);
        Assert.Equal("application/json", exchange.Response.MediaType);
        Assert.Equal(("{\"sku\":\"grün\"}", "{}"), (exchange.Request.BodyText, exchange.Response.BodyText));
    }

    [Fact]
    public void A_client_span_is_an_outbound_exchange_and_says_why_no_answer_came()
    {
        var exchange = Assert.Single(Read(Document(Span(
            "eee19b7ec3c1b175", 3, Text("http.request.method", "GET"), Text("url.full", "https://pay.example/v1?x=1"), Text("error.type", "timeout")))).Snapshot.Exchanges);

        Assert.Equal((Direction.Outbound, 0, "timeout"), (exchange.Direction, exchange.Response.Status, exchange.Response.FailureReason));
        Assert.Equal("https://pay.example/v1?x=1", exchange.Request.Url.AbsoluteUri);
    }

    [Fact]
    public void The_older_names_are_read_as_well()
    {
        var capture = Read(Document(
            Span("eee19b7ec3c1b171", 2, Text("http.method", "get"), Number("http.status_code", "404"), Text("http.scheme", "http"), Text("http.host", "h:81"), Text("http.target", "/a?b=c"), Text("net.peer.name", "caller")),
            Span("eee19b7ec3c1b172", 3, Text("http.method", "PUT"), Number("http.status_code", "200"), Text("net.peer.name", "store"), Number("net.peer.port", "9000"), Text("http.target", "/k")),
            Span("eee19b7ec3c1b173", 3, Text("http.method", "GET"), Number("http.status_code", "200"), Text("http.url", "http://old.example/z"))));

        Assert.Equal(
            ["GET http://h:81/a?b=c 404", "PUT http://store:9000/k 200", "GET http://old.example/z 200"],
            capture.Snapshot.Exchanges.Select(exchange => $"{exchange.Request.Method} {exchange.Request.Url} {exchange.Response.Status}"));
    }

    [Fact]
    public void Spans_that_are_no_HTTP_calls_are_counted()
    {
        var capture = Read(Document(
            Span("eee19b7ec3c1b171", 1, Text("code.function", "Run")),
            Span("eee19b7ec3c1b172", 3, Text("db.system", "postgresql")),
            Span("eee19b7ec3c1b173", 2, Text("http.request.method", "GET"), Text("url.path", "/a"))));

        Assert.Equal((1, 2), (capture.Snapshot.Exchanges.Length, capture.OtherPairs));
        Assert.Empty(capture.Problems);
    }

    [Fact]
    public void A_span_that_has_not_ended_carries_its_start_alone()
    {
        var span = Call("eee19b7ec3c1b171", "/a").Replace("\"endTimeUnixNano\":\"1544712661000000100\"", "\"endTimeUnixNano\":\"0\"");

        Assert.Equal(Timing.StartOnly, Assert.Single(Read(Document(span)).Snapshot.Exchanges).Timing);
    }

    [Fact]
    public void A_document_on_every_line_reads_as_one_over_many_lines_does()
    {
        var first = Document(Call("eee19b7ec3c1b171", "/a"), Call("eee19b7ec3c1b172", "/b"));
        var second = Document(Call("eee19b7ec3c1b173", "/c")).Replace("\"orders\"", "\"stock\"");

        var lines = Read($"{first}\n{second}\n");
        var spread = Read($"\uFEFF{first.Replace(",", ",\n  ")}\n\n{second.Replace(",", ",\r\n  ")}");

        Assert.Equal(["/a orders", "/b orders", "/c stock"], lines.Snapshot.Exchanges.Select(Named));
        Assert.Equal(["/a orders", "/b orders", "/c stock"], spread.Snapshot.Exchanges.Select(Named));
        Assert.Empty(lines.Problems.Concat(spread.Problems));
    }

    [Fact]
    public void A_broken_span_loses_itself_alone()
    {
        var capture = Read(Document(Call("eee19b7ec3c1b171", "/a"), Call("eee19b7ec3c1b172", "/b")[..^20], Call("eee19b7ec3c1b173", "/c")));

        Assert.Equal(["/a orders", "/c orders"], capture.Snapshot.Exchanges.Select(Named));
        Assert.Equal("traces.json, line 1, span 2", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void A_line_that_was_cut_off_loses_its_last_span_and_not_the_next_line()
    {
        var capture = Read(Document(Call("eee19b7ec3c1b171", "/a"), Call("eee19b7ec3c1b172", "/b"))[..^40] + "\n" + Document(Call("eee19b7ec3c1b173", "/c")));

        Assert.Equal(["/a orders", "/c orders"], capture.Snapshot.Exchanges.Select(Named));
        Assert.Equal("traces.json, line 1, span 2", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void Links_of_a_span_are_no_spans()
    {
        var linked = Call("eee19b7ec3c1b171", "/a").Replace("\"kind\"", $$"""
            "links":[{"traceId":"{{Trace}}","spanId":"eee19b7ec3c1b179"}],"kind"
            """);

        Assert.Equal(["/a orders"], Read(Document(linked)).Snapshot.Exchanges.Select(Named));
    }

    [Fact]
    public void Spans_that_never_close_are_given_up_before_they_cost_a_look_at_the_whole_file_each()
    {
        var unclosed = string.Concat(Enumerable.Repeat("{\"traceId\":{\"traceId\":", 5000));

        var capture = Read(Document(Call("eee19b7ec3c1b171", "/a"), unclosed));

        Assert.Equal(["/a orders"], capture.Snapshot.Exchanges.Select(Named));
        Assert.InRange(capture.Problems.Length, 1, 101);
    }

    [Fact]
    public void An_escape_that_makes_no_text_costs_its_span_alone()
    {
        var capture = Read(Document(Call("eee19b7ec3c1b171", "/a"), Call("eee19b7ec3c1b172", "/b").Replace("/b", "\\ud800"), Call("eee19b7ec3c1b173", "/c")));

        Assert.Equal(["/a orders", "/c orders"], capture.Snapshot.Exchanges.Select(Named));
        Assert.Equal("traces.json, line 1, span 2", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void An_address_of_IPv6_makes_a_URL()
    {
        var span = Span("eee19b7ec3c1b171", 3, Text("http.request.method", "GET"), Text("server.address", "::1"), Number("server.port", "8080"), Text("url.path", "/a"));

        Assert.Equal("http://[::1]:8080/a", Assert.Single(Read(Document(span)).Snapshot.Exchanges).Request.Url.AbsoluteUri);
    }

    [Fact]
    public void No_mutation_of_a_file_breaks_the_reading() =>
        DamagedFiles.Check(Document(Call("eee19b7ec3c1b171", "/a"), Call("eee19b7ec3c1b172", "/b")) + "\n" + Document(Call("eee19b7ec3c1b173", "/c")), "traces.json");

    private static string Named(Exchange exchange) => $"{exchange.Request.Url.AbsolutePath} {exchange.Service}";

    private static string Call(string id, string path) =>
        Span(id, 2, Text("http.request.method", "GET"), Number("http.response.status_code", "200"), Text("url.path", path));

    private static string Document(params string[] spans) =>
        $$$"""{"resourceSpans":[{"resource":{"attributes":[{{{Text("service.name", "orders")}}}]},"scopeSpans":[{"scope":{},"spans":[{{{string.Join(',', spans)}}}]}]}]}""";

    private static string Span(string id, int kind, params string[] attributes) =>
        $$"""{"traceId":"{{Trace.ToUpperInvariant()}}","spanId":"{{id}}","kind":{{kind}},"startTimeUnixNano":"1544712660000000100","endTimeUnixNano":"1544712661000000100","attributes":[{{string.Join(',', attributes)}}]}""";

    private static string Text(string key, string value) => $$$"""{"key":"{{{key}}}","value":{"stringValue":{{{System.Text.Json.JsonSerializer.Serialize(value)}}}}}""";

    private static string Number(string key, string value) => $$$"""{"key":"{{{key}}}","value":{"intValue":"{{{value}}}"}}""";

    private static string List(string key, params string[] values) =>
        $$$$"""{"key":"{{{{key}}}}","value":{"arrayValue":{"values":[{{{{string.Join(',', values.Select(value => $$"""{"stringValue":"{{value}}"}"""))}}}}]}}}""";

    private Capture Read(string text) => CaptureReader.Read(_folder.Write("traces.json", text));
}
