using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Tests.Inspection.Reliability;

public class ConnectionFailuresTests
{
    private const string Upstream = "https://up.example.com/stock/";

    [Theory]
    [InlineData("Connection refused (up.example.com:443)", ConnectionFault.Refused)]
    [InlineData("No such host is known", ConnectionFault.NameNotFound)]
    [InlineData("network is unreachable", ConnectionFault.Unreachable)]
    [InlineData("The SSL connection could not be established", ConnectionFault.Handshake)]
    [InlineData("read ECONNRESET: connection reset by peer", ConnectionFault.Reset)]
    [InlineData("The response ended prematurely.", ConnectionFault.Reset)]
    public void What_the_recorder_says_tells_the_fault(string reason, ConnectionFault fault)
    {
        var finding = Assert.Single(Requests.Found<ConnectionFailures>([.. Passing(20), .. Unanswered(4, 3).Select(call => call.Because(reason))]));

        Assert.Equal((fault, 4, 24, reason), (finding.Fault, finding.Count, finding.Calls, finding.Reason));
        Assert.Equal("GET up.example.com/stock/{id}", finding.Endpoint.ToString());
        Assert.Equal($"The recorder says: {reason}.", finding.Proof[1]);
    }

    [Fact]
    public void No_answer_soon_after_the_start_is_a_dropped_connection()
    {
        var finding = Assert.Single(Requests.Found<ConnectionFailures>([.. Passing(20), .. Unanswered(4, 3)]));

        Assert.Equal((ConnectionFault.Dropped, TimeSpan.FromMilliseconds(3)), (finding.Fault, finding.Length));
        Assert.StartsWith("4 of 24 calls of GET /stock/{id} got no answer from up.example.com, and too soon for a timeout", finding.Title);
    }

    [Fact]
    public void No_answer_after_a_common_length_is_a_timeout_instead() =>
        Assert.Empty(Requests.Found<ConnectionFailures>(Unanswered(4, 5000)));

    [Fact]
    public void A_timeout_that_the_recorder_names_is_no_failed_connection() =>
        Assert.Empty(Requests.Found<ConnectionFailures>(Unanswered(4, 300).Select(call => call.Because("timed out"))));

    [Fact]
    public void A_cancelled_call_is_no_failed_connection() =>
        Assert.Empty(Requests.Found<ConnectionFailures>(Unanswered(4, 300).Select(call => call.Because("request aborted"))));

    [Fact]
    public void One_lost_call_is_what_networks_do() =>
        Assert.Empty(Requests.Found<ConnectionFailures>([.. Passing(20), .. Unanswered(1, 3)]));

    [Fact]
    public void A_gateway_that_answers_for_its_server_is_found() =>
        Assert.Equal(
            ConnectionFault.Gateway,
            Assert.Single(Requests.Found<ConnectionFailures>([.. Passing(20), .. Answered(3, 502, "nginx/1.25", "<html>Bad Gateway</html>")])).Fault);

    [Fact]
    public void A_service_that_answers_503_itself_is_no_gateway() =>
        Assert.Empty(Requests.Found<ConnectionFailures>([.. Passing(20), .. Answered(3, 503, "Kestrel", "")]));

    [Fact]
    public void A_503_that_asks_to_wait_is_meant() =>
        Assert.Empty(Requests.Found<ConnectionFailures>(Answered(3, 503, "nginx", "").Select(call => call.WithResponseHeader("Retry-After", "1"))));

    [Theory]
    [InlineData(Timing.EndOnly)]
    [InlineData(Timing.StartOnly)]
    [InlineData(Timing.None)]
    public void Without_both_stamps_only_the_reason_counts(Timing timing)
    {
        var calls = Unanswered(4, 3).Select(call => call with { Timing = timing }).ToArray();

        Assert.Empty(Requests.Found<ConnectionFailures>(calls));
        Assert.Null(Assert.Single(Requests.Found<ConnectionFailures>(calls.Select(call => call.Because("connection refused")))).Length);
    }

    [Fact]
    public void What_a_server_refused_it_was_reached_for() =>
        Assert.True(Assert.Single(Requests.Found<ConnectionFailures>(
            [.. Answered(12, 404, "nginx", "").Select(call => call with { Start = call.Start.AddHours(1) }), .. Unanswered(18, 3)])).Score >= Finding.HighScore);

    private static IEnumerable<Exchange> Passing(int calls) =>
        Enumerable.Range(0, calls).Select(call => Calls.Outbound(Upstream + call, call * 300, 40));

    private static IEnumerable<Exchange> Unanswered(int calls, double length) =>
        Enumerable.Range(0, calls).Select(call => Calls.Outbound(Upstream + call, 9000 + (call * 7000), length, status: 0));

    private static IEnumerable<Exchange> Answered(int calls, int status, string server, string body) =>
        Enumerable.Range(0, calls).Select(call => Calls.Outbound(Upstream + call, 9000 + (call * 500), 4, status)
            .WithResponseHeader("Server", server).WithResponseHeader("Content-Type", "text/html").WithBody(body));
}
