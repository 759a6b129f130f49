using System.Text;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class GoReplayTests : IDisposable
{
    private const long Start = 1_772_600_767_000_000_100;

    private const string First = "f45590522cd1838b4a0d5c5a";

    private const string Second = "a45590522cd1838b4a0d5c5b";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_request_and_its_response_are_one_inbound_exchange()
    {
        var exchange = Assert.Single(Read(
            Record(1, First, Start, 0, "POST /orders?x=%20 HTTP/1.1\r\nHost: shop:8080\r\nContent-Length: 7\r\n\r\na\nb\r\nc\n"),
            Record(2, First, Start + 30_000_000, 2_000_000, "HTTP/1.1 201 Created\r\nX-A: b\r\n\r\nok")).Snapshot.Exchanges);

        Assert.Equal((Direction.Inbound, Timing.Span, First), (exchange.Direction, exchange.Timing, exchange.Id));
        Assert.Equal(("POST", "http://shop:8080/orders?x=%20", "a\nb\r\nc\n"), (exchange.Request.Method, exchange.Request.Url.AbsoluteUri, exchange.Request.BodyText));
        Assert.Equal((201, "ok", "b"), (exchange.Response.Status, exchange.Response.BodyText, exchange.Response.HeaderValue("x-a")));
        Assert.Equal((DateTimeOffset.UnixEpoch.AddTicks(Start / 100), TimeSpan.FromMilliseconds(32)), (exchange.Start, exchange.Duration));
    }

    [Fact]
    public void A_response_that_comes_first_still_finds_its_request()
    {
        var capture = Read(Response(First, 200), Request(Second, "/b"), Request(First, "/a"), Response(Second, 404));

        Assert.Equal(["/a 200", "/b 404"], capture.Snapshot.Exchanges.Select(Named).Order());
        Assert.Empty(capture.Problems);
    }

    [Fact]
    public void A_request_without_response_is_kept_and_says_so()
    {
        var exchange = Assert.Single(Read(Request(First, "/a")).Snapshot.Exchanges);

        Assert.Equal((0, "no response was recorded", Timing.StartOnly), (exchange.Response.Status, exchange.Response.FailureReason, exchange.Timing));
    }

    [Fact]
    public void Responses_without_a_request_are_one_problem()
    {
        var capture = Read(Request(First, "/a"), Response(First, 200), Response(Second, 200), Response("b45590522cd1838b4a0d5c5b", 200));

        Assert.Contains("found 2 responses without", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void The_recorded_response_counts_more_than_the_one_to_a_replay()
    {
        var capture = Read(Request(First, "/a"), Replayed(First, 500), Response(First, 200), Request(Second, "/b"), Replayed(Second, 503));

        Assert.Equal(["/a 200", "/b 503"], capture.Snapshot.Exchanges.Select(Named).Order());
        Assert.Empty(capture.Problems);
    }

    [Fact]
    public void Chunks_are_put_together()
    {
        var exchange = Assert.Single(Read(
            Request(First, "/a"),
            Record(2, First, Start + 1, 1, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWire\r\n3;x=y\r\nfix\r\n0\r\n\r\n")).Snapshot.Exchanges);

        Assert.Equal("Wirefix", exchange.Response.BodyText);
    }

    [Fact]
    public void A_body_that_was_cut_off_is_kept_and_said()
    {
        var capture = Read(
            Request(First, "/a"), Record(2, First, Start + 1, 1, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nfour"),
            Request(Second, "/b"), Record(2, Second, Start + 1, 1, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWi"));

        Assert.Equal(["Wi", "four"], capture.Snapshot.Exchanges.Select(exchange => exchange.Response.BodyText).Order());
        Assert.Equal(["capture.gor, record 1", "capture.gor, record 3"], capture.Problems.Select(problem => problem.Where));
    }

    [Fact]
    public void A_broken_record_loses_itself_alone()
    {
        var capture = Read(Request(First, "/a"), "what is this\nGET / HTTP/1.1\r\n\r\n", Response(First, 200), Record(1, Second, Start, 0, "no request"));

        Assert.Equal(["/a 200"], capture.Snapshot.Exchanges.Select(Named));
        Assert.Equal(["capture.gor, record 2", "capture.gor, record 4"], capture.Problems.Select(problem => problem.Where));
    }

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_are()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        var file = new MemoryStream();
        file.Write(Encoding.UTF8.GetBytes($"{Request(First, "/a")}\n🐵🙈🙉\n2 {First} {Start + 1} 1\nHTTP/1.1 200 OK\r\n\r\n"));
        file.Write(bytes);
        file.Write("\n🐵🙈🙉\n"u8);

        Assert.Equal(bytes, Assert.Single(CaptureReader.Read(_folder.Write("capture.gor", file.ToArray())).Snapshot.Exchanges).Response.Body.ToArray());
    }

    [Fact]
    public void Lines_of_every_length_come_back_whole()
    {
        int[] lengths = [0, 1, 32_768, 65_400, 65_535, 65_536, 65_537, 131_072, 1_000_000];
        var bodies = lengths.Select((length, index) => $"{new string('a', length)}\n{new string('b', length / 3)}\r\n{index}").ToArray();

        var capture = Read([.. bodies.Select((body, index) => Record(1, $"{index:x24}", Start, 0, $"POST /{index} HTTP/1.1\r\n\r\n{body}"))]);

        Assert.Equal(bodies, capture.Snapshot.Exchanges.Select(exchange => exchange.Request.BodyText));
    }

    [Fact]
    public void Requests_that_never_get_a_response_do_not_pile_up_and_are_not_lost()
    {
        var records = Enumerable.Range(0, 12_000).Select(number => Request($"{number:x24}", $"/{number}"));

        Assert.Equal(12_000, Read([.. records]).Snapshot.Exchanges.Length);
    }

    [Fact]
    public void No_mutation_of_a_file_breaks_the_reading() =>
        DamagedFiles.Check(File(Request(First, "/a"), Response(First, 200), Request(Second, "/b"), Response(Second, 500)), "capture.gor");

    private static string Named(Exchange exchange) => $"{exchange.Request.Url.AbsolutePath} {exchange.Response.Status}";

    private static string Request(string id, string path) => Record(1, id, Start, 0, $"GET {path} HTTP/1.1\r\nHost: h\r\n\r\n");

    private static string Response(string id, int status) =>
        Record(2, id, Start + 1_000_000, 0, $"HTTP/1.1 {status} OK\r\nContent-Length: 2\r\n\r\n{{}}");

    private static string Replayed(string id, int status) => Record(3, id, Start + 1_000_000, 5, $"HTTP/1.1 {status} OK\r\n\r\n{{}}");

    private static string Record(int kind, string id, long stamp, long length, string http) => $"{kind} {id} {stamp} {length}\n{http}";

    private static string File(params string[] records) => string.Concat(records.Select(record => $"{record}\n🐵🙈🙉\n"));

    private Capture Read(params string[] records) => CaptureReader.Read(_folder.Write("capture.gor", File(records)));
}
