using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class RRPairMarkdownTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Metadata_becomes_identity_direction_and_times()
    {
        var exchange = Read(Pair());

        Assert.Equal("1cc2fd07-31b8-48f6-aa9b-2638daa9a0d8", exchange.Id);
        Assert.Equal(Direction.Outbound, exchange.Direction);
        Assert.Equal(new DateTimeOffset(2025, 11, 25, 18, 6, 40, TimeSpan.Zero).AddTicks(8_554_495), exchange.Start);
        Assert.Equal(TimeSpan.FromMilliseconds(89), exchange.Duration);
        Assert.Equal(Timing.Span, exchange.Timing);
        Assert.Equal("pair.md", exchange.Source);
    }

    [Fact]
    public void The_trace_id_comes_from_the_traceparent_header() =>
        Assert.Equal(
            "4bf92f3577b34da6a3ce929d0e0e4736",
            Read(Pair(requestHeaders: "Traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")).TraceId);

    [Theory]
    [InlineData("Traceparent: 00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("Traceparent: nonsense")]
    public void A_malformed_trace_header_gives_none(string header) => Assert.Null(Read(Pair(requestHeaders: header)).TraceId);

    [Fact]
    public void Several_values_of_a_header_stand_apart_and_escaped_commas_stay()
    {
        var headers = Read(Pair(responseHeaders: @"Date: Tue\, 25 Nov 2025 18:06:40 GMT" + "\n" + @"Via: 1.1 a, 1.1 b\\c")).Response.Headers;

        Assert.Equal([new Header("Date", "Tue, 25 Nov 2025 18:06:40 GMT"), new Header("Via", "1.1 a"), new Header("Via", @"1.1 b\c")], headers);
    }

    [Fact]
    public void Whatever_values_a_header_has_come_back_from_their_escaped_form() =>
        Prop.ForAll(
            Gen.Elements('a', ',', '\\', ' ', ':', 'é', '`').ArrayOf(6).Select(text => new string(text)).NonEmptyListOf().ToArbitrary(),
            values =>
            {
                var escaped = values.Select(value => value.Replace(@"\", @"\\").Replace(",", @"\,"));
                var read = Read(Pair(responseHeaders: "X-Any:" + " x, " + string.Join(", ", escaped))).Response.Headers;
                return read.Select(header => header.Value).SequenceEqual(["x", .. values]);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_body_keeps_fences_and_headings_of_its_own()
    {
        const string Body = "# Title\n```\ncode\n```\n\n### RESPONSE ###\nnot a section\n### METADATA ###\n```\nts: never\n```\n";

        Assert.Equal(Body, Read(Pair(body: Body)).Response.BodyText);
    }

    [Fact]
    public void A_request_body_with_the_heading_of_the_response_is_not_taken_for_it()
    {
        const string Body = "text\n### RESPONSE ###\n```\nmore";
        var exchange = Read(Pair().Replace("```\n```\n\n### RESPONSE", $"```\n{Body}\n```\n\n### RESPONSE"));

        Assert.Equal(Body, exchange.Request.BodyText);
        Assert.Equal(200, exchange.Response.Status);
    }

    [Fact]
    public void Windows_line_endings_of_the_file_change_nothing() =>
        Assert.Equal(Read(Pair(body: "{\n}")).Response.BodyText, Read(Pair(body: "{\n}").Replace("\n", "\r\n")).Response.BodyText);

    [Fact]
    public void Windows_line_endings_of_a_body_are_its_own() => Assert.Equal("a\r\nb", Read(Pair(body: "a\r\nb")).Response.BodyText);

    [Fact]
    public void The_exact_body_of_the_internal_line_wins_over_the_printed_one()
    {
        var exact = Convert.ToBase64String("{}"u8);
        var text = Pair(body: "{\n}") + Internal($$$$"""{"msgType":"rrpair","l7protocol":"https","http":{"res":{"bodyBase64":"{{{{exact}}}}"}}}""");

        Assert.Equal("{}", Read(text).Response.BodyText);
    }

    [Fact]
    public void An_internal_line_without_headers_and_body_leaves_those_of_the_text()
    {
        var exchange = Read(Pair(responseHeaders: "X-A: 1", body: "hello") + Internal("""{"msgType":"rrpair","http":{"req":{},"res":{"statusCode":200}}}"""));

        Assert.Equal("1", exchange.Response.HeaderValue("x-a"));
        Assert.Equal("hello", exchange.Response.BodyText);
    }

    [Fact]
    public void A_broken_internal_line_is_said_and_the_text_is_read()
    {
        var capture = CaptureReader.Read(_folder.Write("pair.md", Pair() + Internal("{\"msgType\":\"rrpair\",")));

        Assert.Single(capture.Snapshot.Exchanges);
        Assert.Contains("INTERNAL", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void A_pair_of_another_protocol_is_counted()
    {
        _folder.Write("http.md", Pair());
        _folder.Write("sql.md", Pair() + Internal("""{"msgType":"rrpair","l7protocol":"postgres","postgres":{}}"""));

        var capture = CaptureReader.Read(_folder.Path);

        Assert.Equal((1, 1), (capture.Snapshot.Exchanges.Length, capture.OtherPairs));
    }

    private static string Pair(string requestHeaders = "Accept: */*", string responseHeaders = "Content-Type: text/plain", string body = "") =>
        $"""
        ### REQUEST ###
        ```
        GET https://api.example.com:443/v1/things HTTP/2.0
        {requestHeaders}
        ```

        ```
        ```

        ### RESPONSE ###
        ```
        HTTP/2.0 200 OK
        {responseHeaders}
        ```

        ```
        {body}
        ```

        ### SIGNATURE ###
        ```
        http:host is localhost
        ```

        ### METADATA ###
        ```
        direction: OUT
        uuid: 1cc2fd07-31b8-48f6-aa9b-2638daa9a0d8
        ts: 2025-11-25T18:06:40.855449585Z
        duration: 89ms
        tags: captureMode=proxy, source=goproxy
        ```

        """;

    private static string Internal(string json) => $"\n### INTERNAL - DO NOT MODIFY ###\n```\njson: {json}\n```\n";

    private Exchange Read(string text) => Assert.Single(CaptureReader.Read(_folder.Write("pair.md", text)).Snapshot.Exchanges);
}
