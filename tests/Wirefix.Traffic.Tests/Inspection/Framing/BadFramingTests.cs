using System.Text;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Framing;

namespace Wirefix.Traffic.Tests.Inspection.Framing;

public class BadFramingTests
{
    private const string Whole = """{"id": 17, "name": "Ann", "tags": ["a", "b"]}""";

    [Fact]
    public void JSON_that_breaks_off_is_named_with_the_place_where_it_does()
    {
        var finding = Only([.. Answers(10, "application/json", Whole), Answer(10, "application/json", Whole[..20])]);

        Assert.Equal((FramingFault.CutOffJson, MessageSide.Response, 1, 11), (finding.Fault, finding.Side, finding.Broken, finding.Messages));
        Assert.Equal("1 of 11 response bodies of GET up/items/{id} end before their JSON does", finding.Title);
        Assert.Equal("""GET /items/10 → 200: the JSON breaks off behind byte 20: "{"id": 17, "name": "".""", Assert.Single(finding.Proof));
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.Equal(["0010"], finding.ExchangeIds);
    }

    [Theory]
    [InlineData("application/json", """{"id": 1}{"id": 2}""", FramingFault.TrailingBytes)]
    [InlineData("application/json", """{"id": 1}<br>""", FramingFault.TrailingBytes)]
    [InlineData("application/json", "{\"id\": 1}\0\0\0\0", FramingFault.TrailingBytes)]
    [InlineData("application/json", "<html><body>Bad gateway</body></html>", FramingFault.MediaType)]
    [InlineData("application/json", "{'id': 1}", FramingFault.MediaType)]
    [InlineData("application/json", "it broke", FramingFault.MediaType)]
    [InlineData("text/html", """{"id": 1}""", FramingFault.MediaType)]
    [InlineData("text/plain", """{"id": 1}""", FramingFault.MediaType)]
    [InlineData("image/png", """{"id": 1}""", FramingFault.MediaType)]
    [InlineData("application/x-www-form-urlencoded", """{"id": 1}""", FramingFault.MediaType)]
    [InlineData("text/csv", "id,title,price\r\n1,Two chairs,90\r\n2,Venice, the Dogana,120\r\n", FramingFault.Columns)]
    [InlineData("text/csv", "id;title;price\n1;Two; chairs;90\n", FramingFault.Columns)]
    [InlineData("text/csv", "id,title,price\n1,Two\nchairs,90\n2,Hand,8\n3,Road,9\n", FramingFault.Columns)]
    [InlineData("application/xml", "<lots><lot>Smith & Sons</lot></lots>", FramingFault.MediaType)]
    [InlineData("text/xml; charset=utf-8", "<?xml version=\"1.0\"?>\n<lots>\n<lot><b>bold</lot>\n</lots>\n", FramingFault.MediaType)]
    [InlineData("application/x-ndjson", "{\"a\":1}\n{\"a\":2}{\"a\":3}\n", FramingFault.MergedEvents)]
    [InlineData("application/x-ndjson", "{\"a\":1}\n{\"a\":\n2}\n{\"a\":3}\n", FramingFault.SplitEvent)]
    [InlineData("application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n{\"a", FramingFault.CutOffJson)]
    [InlineData("text/event-stream", "data: {\"a\":1}\n\ndata: {\"a\":\n\ndata: 2}\n\ndata: {\"a\":3}\n\n", FramingFault.SplitEvent)]
    [InlineData("text/event-stream", "data: {\"a\":1}\n\ndata: {\"a\":2}\ndata: {\"a\":3}\n\n", FramingFault.MergedEvents)]
    [InlineData("text/event-stream", "data: {\"a\":1}\n\ndata: {\"a\":2}data: {\"a\":3}\n\n", FramingFault.MergedEvents)]
    [InlineData("text/event-stream", "event: x\ndata: one\nevent: x\ndata: two\n\n", FramingFault.MergedEvents)]
    [InlineData("multipart/form-data; boundary=b", "--c\r\nX: 1\r\n\r\nhi\r\n--c--\r\n", FramingFault.Multipart)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nX: 1\r\n\r\nhi\r\n", FramingFault.Multipart)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nX: 1\r\nhi\r\n--b--\r\n", FramingFault.Multipart)]
    [InlineData("multipart/form-data", "--b\r\nX: 1\r\n\r\nhi\r\n--b--\r\n", FramingFault.Multipart)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Type: image/png\r\n\r\nhi\r\n--b--\r\n", FramingFault.Multipart)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; filename=\"name=a\"\r\n\r\nhi\r\n--b--\r\n", FramingFault.Multipart)]
    [InlineData("text/event-stream", "event: step\ndata: {\"a\":1}\n\nevent: done\ndata: {\"a\":2}\n", FramingFault.SplitEvent)]
    [InlineData("text/event-stream", "data: one\r\n\r\ndata: two\r\n", FramingFault.SplitEvent)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"b.txt\"\r\n\r\nhi\r\n--b--\r\n", FramingFault.Multipart)]
    public void A_break_is_found_beside_whole_messages(string mediaType, string body, FramingFault fault)
    {
        var finding = Only([.. Answers(10, "application/json", Whole), Answer(10, mediaType, body)]);

        Assert.Equal(fault, finding.Fault);
        Assert.True(finding.Score >= Finding.HighScore);
    }

    [Theory]
    [InlineData("application/json", "  {\"a\": 1}\r\n")]
    [InlineData("application/json", "\uFEFF{\"a\": 1}")]
    [InlineData("application/json", "null")]
    [InlineData("application/json", "\"text\"")]
    [InlineData("application/json", ")]}'\n{\"a\": 1}")]
    [InlineData("application/problem+json", "{}")]
    [InlineData("application/json", "{\"a\":1}\n{\"a\":2}\n")]
    [InlineData("application/x-ndjson", "{\"a\":1}\r\n{\"a\":2}\r\n")]
    [InlineData("text/event-stream", ": hello\n\nid: 1\ndata: {\"a\":\ndata: 1}\n\nid: 2\ndata: {\"a\":2}\n\ndata: [DONE]\n\n")]
    [InlineData("text/event-stream", "data: {\n\ndata: if\n\ndata: }\n\n")]
    [InlineData("text/event-stream", "data: {\"a\":1}\r\n\r\ndata: {\"a\":2}\r\n\r\n")]
    [InlineData("text/html", "<!DOCTYPE html><html></html>")]
    [InlineData("text/plain", "hello")]
    [InlineData("text/plain", "[not json")]
    [InlineData("text/csv", "id,title,price\r\n1,\"Venice, the Dogana\",120\r\n2,\"a \"\"b\"\" c,\r\nd\",8\r\n3,14\" board,9\r\n")]
    [InlineData("text/csv", "# exported on Monday\nid,title,price\n1,Chairs,90\n\n2,Road,9\ntotal,99\n")]
    [InlineData("text/csv", "title\nVenice, the Dogana\n")]
    [InlineData("text/csv", "a,b\n1,2,3\n4,5,6\n7,8,9\n")]
    [InlineData("application/xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?><lots xmlns:x=\"urn:x\"><x:lot>Smith &amp; Sons</x:lot></lots>")]
    [InlineData("application/xml", "<lots><lot>cut off by a record")]
    [InlineData("application/xhtml+xml", "<!DOCTYPE html><html><body>&nbsp;</body></html>")]
    [InlineData("application/octet-stream", "{\"a\":1}")]
    [InlineData("multipart/form-data; boundary=\"b\"", "a\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\\\"b\"\r\n\r\nhi\r\n--b--\r\nafter")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\ncontent-disposition: form-data; NAME*=utf-8''%C3%A9\r\n\r\nhi\r\n--b--\r\n")]
    [InlineData("multipart/mixed; boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b\r\n\r\nno header\r\n--b--\r\n")]
    [InlineData("text/event-stream", "data: one\n\ndata: tw")]
    [InlineData("text/event-stream", "data: one\n\n: alive\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"żółw.txt\"\r\n\r\nhi\r\n--b--\r\n")]
    public void A_whole_message_is_no_finding(string mediaType, string body) => Assert.Empty(Found(Answers(5, mediaType, body)));

    [Fact]
    public void A_length_that_is_not_the_bodys_is_found_where_the_bytes_are_known()
    {
        var wrong = Answer(10, "text/plain", "żółw").WithResponseHeader("Content-Length", "4");

        var finding = Only([.. Answers(10, "application/json", Whole), wrong]);

        Assert.Equal(FramingFault.ContentLength, finding.Fault);
        Assert.Equal("GET /items/10 → 200: Content-Length says 4, the body has 7 bytes.", Assert.Single(finding.Proof));
        Assert.Empty(Found([wrong with { Source = "recorded/one.md" }]));
        Assert.Empty(Found([wrong.WithResponseHeader("Content-Encoding", "gzip")]));
        Assert.Empty(Found([wrong.WithResponseHeader("Transfer-Encoding", "chunked")]));
        Assert.Empty(Found([wrong with { Request = new Request("HEAD", wrong.Request.Url) }]));
        Assert.Empty(Found([wrong with { Response = wrong.Response with { Body = default } }]));
        Assert.Empty(Found([Answer(0, "application/x-www-form-urlencoded", "a=1").WithResponseHeader("Content-Length", "4")]));
        Assert.Empty(Found([Answer(0, "text/plain; charset=iso-8859-1", "żółw").WithResponseHeader("Content-Length", "4")]));
    }

    [Fact]
    public void A_body_that_says_gzip_and_was_sent_unpacked_is_found_beside_packed_ones()
    {
        var text = $$"""{"points":[{{string.Join(',', Enumerable.Range(0, 20).Select(n => $$"""{"t":{{n}},"m":17}"""))}}]}""";
        Exchange Packed(int call, int length) => Answer(call, "application/json", text).WithResponseHeader("Content-Encoding", "gzip").WithResponseHeader("Content-Length", $"{length}");
        Exchange[] packed = [.. Enumerable.Range(0, 5).Select(call => Packed(call, 90 + call))];

        var finding = Only([.. packed, Packed(9, text.Length)]);

        Assert.Equal((FramingFault.ContentEncoding, 1), (finding.Fault, finding.Broken));
        Assert.Contains("Content-Encoding says gzip", Assert.Single(finding.Proof));
        Assert.Empty(Found(packed));
        // A recorder that writes the lengths anew tells nothing of what was sent.
        Assert.Empty(Found([.. Enumerable.Range(0, 5).Select(call => Packed(call, text.Length))]));
    }

    [Fact]
    public void Lengths_that_are_wrong_all_over_the_capture_are_the_recorders() =>
        Assert.Empty(Found(
        [
            .. Answers(4, "text/plain", "hello").Select(answer => answer.WithResponseHeader("Content-Length", "9")),
            .. Answers(4, "text/plain", "hello", "http://other/x").Select(answer => answer.WithResponseHeader("Content-Length", "9")),
        ]));

    [Fact]
    public void Bodies_that_break_off_at_one_length_at_several_endpoints_are_the_recorders()
    {
        Exchange[] cut = [.. Answers(3, "application/json", Whole[..30]), .. Answers(3, "application/json", Whole[..30], "http://other/x")];

        Assert.Empty(Found(cut));
        Assert.StartsWith("Bodies of several endpoints break off at 30 bytes", Assert.Single(Inspector.Inspect(Calls.Snapshot(cut)).Notes));
        Assert.NotEmpty(Found([.. cut, Answer(10, "text/plain", new string('x', 31))]));
        Assert.NotEmpty(Found(cut.Select(answer => answer.WithResponseHeader("Content-Length", "30"))));
    }

    [Fact]
    public void A_part_that_was_asked_for_is_not_cut_off() =>
        Assert.Empty(Found(Answers(3, "application/json", Whole[..20]).Select(answer => answer with { Response = answer.Response with { Status = 206 } })));

    [Fact]
    public void A_file_that_is_not_passed_on_is_a_multipart_fault()
    {
        const string part = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhi\r\n";
        const string two = $"{part}{part}--b--\r\n";
        const string one = $"{part}--b--\r\n";

        var finding = Only([Sent(Calls.Inbound("http://svc/up", 0, 100), two), Sent(Calls.Outbound("http://up/up", 10, 50), one)]);

        Assert.Equal((FramingFault.Multipart, Direction.Outbound), (finding.Fault, finding.Direction));
        Assert.EndsWith("2 parts came in, 1 went on.", Assert.Single(finding.Proof));
    }

    [Theory]
    [InlineData("data: one and\n\ndata: two\n\n", "data: one\n\ndata:  and\n\ndata: two\n\n", FramingFault.SplitEvent)]
    [InlineData("data: one and\n\ndata: two\n\ndata: three\n\n", "data: one and\ndata: two\n\ndata: three\n\n", FramingFault.MergedEvents)]
    [InlineData("data: one\n\ndata: two\n\n", "data: one\n\ndata: two\n", FramingFault.SplitEvent)]
    public void The_upstreams_events_are_the_truth_for_a_stream_that_is_passed_on(string upstream, string service, FramingFault fault)
    {
        var finding = Only(Relay(upstream, service));

        Assert.Equal((fault, Direction.Inbound), (finding.Fault, finding.Direction));
        Assert.Empty(Found(Relay(upstream, upstream)));
    }

    [Fact]
    public void A_relay_that_breaks_events_and_loses_some_of_them_is_found()
    {
        var finding = Only(Relay(
            "data: {\"word\":\"one\"}\n\ndata: {\"word\":\"two\"}\n\ndata: {\"word\":\"three\"}\n\n",
            "data: {\"word\":\"one\"}\n\n{\"wo\n\ndata: rd\":\"two\"}\n\n{\"word\":\n\ndata: \"three\"}\n\n"));

        Assert.Equal((FramingFault.SplitEvent, Direction.Inbound), (finding.Fault, finding.Direction));
    }

    [Fact]
    public void A_relay_may_take_the_words_out_of_the_upstreams_events() =>
        Assert.Empty(Found(Relay(
            "data: {\"word\":\"one\"}\n\ndata: {\"word\":\"{\"}\n\n",
            "data: one\n\ndata: {\n\n")));

    [Fact]
    public void A_break_that_came_in_from_the_upstream_stands_behind_the_upstreams()
    {
        var found = Found(
        [
            .. Enumerable.Range(0, 8).SelectMany(call => Passed(call, Whole)),
            .. Enumerable.Range(8, 3).SelectMany(call => Passed(call, Whole[..30])),
        ]);

        Assert.Equal([Direction.Outbound, Direction.Inbound], found.Select(finding => finding.Direction));
        Assert.Equal((0, 3), (found[0].PassedOn, found[1].PassedOn));
        Assert.True(found[1].Score < Finding.HighScore);
    }

    [Fact]
    public void A_request_that_breaks_off_is_found_on_its_side()
    {
        var cut = Calls.Outbound("http://up/items", 0, 10, status: 400);
        var finding = Only([cut with { Request = new Request("POST", cut.Request.Url) { Headers = [new("Content-Type", "application/json")], Body = Encoding.UTF8.GetBytes("[1, 2") } }]);

        Assert.Equal((FramingFault.CutOffJson, MessageSide.Request), (finding.Fault, finding.Side));
    }

    private static Exchange Sent(Exchange exchange, string body) => exchange with
    {
        Request = new Request("POST", exchange.Request.Url) { Headers = [new("Content-Type", "multipart/form-data; boundary=b")], Body = Encoding.UTF8.GetBytes(body) },
    };

    private static IEnumerable<Exchange> Passed(int call, string body) =>
    [
        Typed(Calls.Inbound($"http://svc/a/{call}", call * 100, 50), "application/json", body),
        Typed(Calls.Outbound($"http://up/b/{call}", (call * 100) + 10, 20), "application/json", body),
    ];

    [Theory]
    [InlineData("event: score\ndata: {\n  \"red\": 1\n}\n\nevent: score\ndata: {\n  \"red\": 2\n}\n\n")]
    [InlineData("data: first\nsecond\n\ndata: third\n\n")]
    [InlineData("data: {\n\ndata:   \"red\": 1\n\ndata: }\n\ndata: {\n\ndata:   \"red\": 2\n\ndata: }\n\n")]
    public void Lines_of_a_payload_that_are_no_data_split_the_event(string stream) =>
        Assert.Equal(FramingFault.SplitEvent, Only([.. Answers(5, "application/json", Whole), Answer(9, "text/event-stream", stream)]).Fault);

    [Theory]
    [InlineData("data: {\ndata:   \"red\": 1\ndata: }\n\n: comment\ndata: {\"red\":2}\nx-hint: later\n\n")]
    [InlineData("data: Hello\n\ndata: {\n\ndata: you\n\n")]
    [InlineData("data: {\"red\":1}\n\nretry\ndata: {\"red\":2}\n\n")]
    public void Data_on_several_lines_comments_and_fields_of_others_are_whole(string stream) =>
        Assert.Empty(Found([.. Answers(5, "application/json", Whole), Answer(9, "text/event-stream", stream)]));

    private static Exchange[] Relay(string upstream, string service) =>
    [
        Typed(Calls.Inbound("http://svc/chat", 0, 100), "text/event-stream", service),
        Typed(Calls.Outbound("http://up/chat", 10, 80), "text/event-stream", upstream),
        .. Answers(5, "application/json", Whole),
    ];

    private static IEnumerable<Exchange> Answers(int count, string mediaType, string body, string url = "http://up/items") =>
        Enumerable.Range(0, count).Select(call => Answer(call, mediaType, body, url));

    private static Exchange Answer(int call, string mediaType, string body, string url = "http://up/items") =>
        Typed(Calls.Outbound($"{url}/{call}", 1000 + (call * 100), 10), mediaType, body);

    private static Exchange Typed(Exchange exchange, string mediaType, string body) =>
        exchange.WithBody(body).WithResponseHeader("Content-Type", mediaType);

    private static BadFraming Only(IEnumerable<Exchange> exchanges) => Assert.Single(Found(exchanges));

    private static BadFraming[] Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.OfType<BadFraming>()];
}
