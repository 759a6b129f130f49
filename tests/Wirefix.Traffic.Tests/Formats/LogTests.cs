using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class LogTests : IDisposable
{
    private const string Trace = "13a25032e8769e5dfcd9e6692a6d0530";

    private const string Hosting = "Microsoft.AspNetCore.Hosting.Diagnostics";

    private const string HttpLogging = "Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_console_log_of_a_real_service_gives_its_exchanges_in_both_directions()
    {
        var capture = CaptureReader.Read(Path.Combine(AppContext.BaseDirectory, "Formats", "console-log.jsonl"));

        Assert.Equal(
            [
                "Inbound POST /orders?x=1 201 Span",
                "Outbound GET /leaf/7 200 Span",
                "Inbound GET /leaf/7?q=a%20b 200 Span",
                "Outbound GET /refused 0 Span",
                "Inbound GET /boom 500 Span",
                "Inbound GET /nothing 404 Span",
            ],
            capture.Snapshot.Exchanges.Select(Told));
        var (order, call, refused) = (capture.Snapshot.Exchanges[0], capture.Snapshot.Exchanges[1], capture.Snapshot.Exchanges[3]);
        Assert.Equal(("{\"sku\":\"a\"}", "ok {\"id\":\"7\",\"q\":\"a b\"}{\"sku\":\"a\"}"), (order.Request.BodyText, order.Response.BodyText));
        Assert.Equal(("application/json", "text/plain", TimeSpan.FromMilliseconds(112.8857)), (order.Request.MediaType, order.Response.MediaType, order.Duration));
        Assert.Equal((order.TraceId, order.TraceId), (call.TraceId, refused.TraceId));
        Assert.Equal("System.Net.Http.HttpRequestException: Connection refused (127.0.0.1:1)", refused.Response.FailureReason);
        Assert.True(order.Start < call.Start && call.End < order.End);
        Assert.Contains("passed over", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void Serilogs_compact_form_reads_the_same()
    {
        var capture = Read(
            Compact(0, Hosting, "a", "\"Protocol\":\"HTTP/1.1\",\"Method\":\"PUT\",\"Scheme\":\"http\",\"Host\":\"shop:80\",\"PathBase\":\"\",\"Path\":\"/k\",\"QueryString\":\"?v=1\""),
            Compact(1, HttpLogging, "a", "\"Protocol\":\"HTTP/1.1\",\"Method\":\"PUT\",\"Scheme\":\"http\",\"Path\":\"/k\",\"Host\":\"shop\",\"X-Tag\":\"t\",\"MachineName\":\"m\""),
            Compact(2, HttpLogging, "a", "\"Body\":\"{}\",\"Status\":\"[Truncated by RequestBodyLogLimit]\"", "RequestBody: {Body}{Status}"),
            Compact(8, HttpLogging, "a", "\"StatusCode\":200,\"Content-Type\":\"application/json\""),
            Compact(9, HttpLogging, "a", "\"Body\":\"[]\"", "ResponseBody: {Body}"),
            Compact(10, Hosting, "a", "\"ElapsedMilliseconds\":10.5,\"StatusCode\":200,\"Protocol\":\"HTTP/1.1\",\"Method\":\"PUT\",\"Path\":\"/k\""));

        var exchange = Assert.Single(capture.Snapshot.Exchanges);
        Assert.Equal(("PUT", "http://shop/k?v=1", "{}", "[]"), (exchange.Request.Method, exchange.Request.Url.AbsoluteUri, exchange.Request.BodyText, exchange.Response.BodyText));
        Assert.Equal((Trace, TimeSpan.FromMilliseconds(10.5), Calls.Zero), (exchange.TraceId, exchange.Duration, exchange.Start));
        Assert.Equal([new Header("Host", "shop"), new Header("X-Tag", "t")], exchange.Request.Headers);
        Assert.Contains("Truncated", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void Serilogs_request_logging_is_an_exchange_by_itself()
    {
        var exchange = Assert.Single(Read(
            Compact(50, "Serilog.AspNetCore.RequestLoggingMiddleware", "a", "\"RequestMethod\":\"GET\",\"RequestPath\":\"/a?b=c\",\"StatusCode\":503,\"Elapsed\":20.25")).Snapshot.Exchanges);

        Assert.Equal("Inbound GET /a?b=c 503 Span", Told(exchange));
        Assert.Equal((Calls.Zero.AddMilliseconds(29.75), TimeSpan.FromMilliseconds(20.25)), (exchange.Start, exchange.Duration));
    }

    [Fact]
    public void One_line_that_tells_all_parts_the_fields_of_request_and_response()
    {
        var exchange = Assert.Single(Read(
            Compact(50, HttpLogging, "a", "\"Method\":\"POST\",\"Path\":\"/a\",\"Content-Type\":\"text/plain\",\"StatusCode\":200,\"Content-Type\":\"text/html\",\"RequestBody\":\"q\",\"ResponseBody\":\"r\",\"Duration\":5")).Snapshot.Exchanges);

        Assert.Equal(("text/plain", "text/html", "q", "r"), (exchange.Request.MediaType, exchange.Response.MediaType, exchange.Request.BodyText, exchange.Response.BodyText));
    }

    [Fact]
    public void Requests_at_one_time_are_told_apart_by_their_spans()
    {
        var capture = Read(Start(0, "/a", "a"), Start(1, "/a", "b"), Finish(5, "/a", "b", 500, 4), Finish(9, "/a", "a", 200, 9));

        Assert.Equal([(200, 9d), (500, 4d)], capture.Snapshot.Exchanges.Select(exchange => (exchange.Response.Status, exchange.Duration.TotalMilliseconds)));
    }

    [Fact]
    public void Lines_without_any_id_are_joined_by_method_and_path()
    {
        var capture = Read(Bare(Start(0, "/a", "a")), Bare(Start(1, "/b", "b")), Bare(Finish(5, "/b", "b", 500, 4)), Bare(Finish(9, "/a", "a", 200, 9)));

        Assert.Equal(["Inbound GET /a 200 Span", "Inbound GET /b 500 Span"], capture.Snapshot.Exchanges.Select(Told));
    }

    [Fact]
    public void Calls_at_one_time_are_told_apart_by_when_they_began()
    {
        var capture = Read(Sending(0), Sending(10), Received(15, 5, 500), Received(40, 40, 200));

        Assert.Equal([(0d, 200), (10d, 500)], capture.Snapshot.Exchanges.Select(exchange => ((exchange.Start - Calls.Zero).TotalMilliseconds, exchange.Response.Status)));
        Assert.Empty(capture.Problems);
    }

    [Fact]
    public void A_request_whose_end_is_missing_is_kept_and_says_so()
    {
        var exchange = Assert.Single(Read(Start(0, "/a", "a")).Snapshot.Exchanges);

        Assert.Equal((0, "no end was logged", Timing.StartOnly), (exchange.Response.Status, exchange.Response.FailureReason, exchange.Timing));
    }

    [Fact]
    public void Lines_that_belong_to_no_request_are_one_problem()
    {
        var capture = Read(Start(0, "/a", "a"), Compact(1, HttpLogging, "z", "\"StatusCode\":200"), Bare(Compact(1, HttpLogging, "z", "\"StatusCode\":200")));

        Assert.Contains("found 2 that cannot be joined", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void Other_lines_are_passed_over_and_counted_once()
    {
        var capture = Read(Start(0, "/a", "a"), "not JSON at all", Compact(1, "Shop.Orders", "a", "\"OrderId\":7"), Finish(9, "/a", "a", 200, 9));

        Assert.Equal(["Inbound GET /a 200 Span"], capture.Snapshot.Exchanges.Select(Told));
        Assert.Contains("found 2 others", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void A_broken_line_loses_itself_alone()
    {
        var capture = Read(Start(0, "/a", "a"), Finish(3, "/a", "a", 200, 3)[..60], Finish(9, "/a", "a", 404, 9));

        Assert.Equal(["Inbound GET /a 404 Span"], capture.Snapshot.Exchanges.Select(Told));
        Assert.Equal("app.log, line 2", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void What_a_host_prints_before_its_first_event_does_not_hide_the_log()
    {
        var capture = Read("Using launch settings", Start(0, "/a", "a")[30..], Start(0, "/a", "a"), Finish(9, "/a", "a", 200, 9));

        Assert.Equal(["Inbound GET /a 200 Span"], capture.Snapshot.Exchanges.Select(Told));
        Assert.Contains("found 2 others", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void A_time_of_day_alone_is_no_time()
    {
        var line = """{"Timestamp":"05:06:07 ","EventId":2,"LogLevel":"Information","Category":"Microsoft.AspNetCore.Hosting.Diagnostics","Message":"m","State":{"ElapsedMilliseconds":3,"StatusCode":200,"Method":"GET","Path":"/a"}}""";

        Assert.Equal(Timing.None, Assert.Single(Read(line).Snapshot.Exchanges).Timing);
    }

    [Fact]
    public void Requests_that_never_end_do_not_pile_up_and_are_not_lost() =>
        Assert.Equal(11_000, Read([.. Enumerable.Range(0, 11_000).Select(number => Start(number, $"/{number}", $"{number:x}"))]).Snapshot.Exchanges.Length);

    [Fact]
    public void No_mutation_of_a_file_breaks_the_reading() =>
        DamagedFiles.Check(string.Join('\n', Start(0, "/a", "a"), Sending(1), Received(2, 1, 200), Finish(9, "/a", "a", 200, 9)), "app.log");

    private static string Told(Exchange exchange) =>
        $"{exchange.Direction} {exchange.Request.Method} {exchange.Request.Url.PathAndQuery} {exchange.Response.Status} {exchange.Timing}";

    private static string Start(int at, string path, string span) =>
        Compact(at, Hosting, span, $"\"Protocol\":\"HTTP/1.1\",\"Method\":\"GET\",\"Scheme\":\"http\",\"Host\":\"h\",\"Path\":\"{path}\"");

    private static string Finish(int at, string path, string span, int status, int elapsed) =>
        Compact(at, Hosting, span, $"\"ElapsedMilliseconds\":{elapsed},\"StatusCode\":{status},\"Method\":\"GET\",\"Host\":\"h\",\"Path\":\"{path}\"");

    private static string Sending(int at) =>
        Compact(at, "System.Net.Http.HttpClient.up.ClientHandler", "a", "\"HttpMethod\":\"GET\",\"Uri\":\"http://up/x\"", "Sending HTTP request {HttpMethod} {Uri}");

    private static string Received(int at, int elapsed, int status) =>
        Compact(at, "System.Net.Http.HttpClient.up.ClientHandler", "a", $"\"HttpMethod\":\"GET\",\"Uri\":\"http://up/x\",\"ElapsedMilliseconds\":{elapsed},\"StatusCode\":{status}");

    private static string Compact(int at, string category, string span, string properties, string template = "a template") =>
        $$"""{"@t":"{{Calls.Zero.AddMilliseconds(at):yyyy-MM-ddTHH:mm:ss.fffffffZ}}","@mt":"{{template}}","@tr":"{{Trace}}","@sp":"{{span}}","SourceContext":"{{category}}",{{properties}},"RequestId":"0HN:{{span}}"}""";

    private static string Bare(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line, "\"@tr\":\"[^\"]*\",\"@sp\":\"[^\"]*\",|,\"RequestId\":\"[^\"]*\"", "");

    private Capture Read(params string[] lines) => CaptureReader.Read(_folder.Write("app.log", string.Join('\n', lines)));
}
