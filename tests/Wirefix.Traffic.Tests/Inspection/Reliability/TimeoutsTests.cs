using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Tests.Inspection.Reliability;

public class TimeoutsTests
{
    private const string Upstream = "https://up.example.com/quotes/";

    [Fact]
    public void Calls_that_end_at_one_length_come_first_with_that_length()
    {
        var finding = Assert.IsType<Timeouts>(Inspector.Inspect(Calls.Snapshot([.. Passing(30), .. Hanging(0, 5003, 5010, 5021).Select(call => call.Because("timeout"))])).Findings[0]);

        Assert.Equal("GET up.example.com/quotes/{id}", finding.Endpoint.ToString());
        Assert.Equal((0, 3, 33, GivenUpBy.Caller), (finding.Status, finding.Count, finding.Calls, finding.GivenUpBy));
        Assert.Equal(TimeSpan.FromMilliseconds(5010), finding.Limit);
        Assert.Equal(TimeSpan.FromMilliseconds(129), finding.SlowestAnswered);
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.StartsWith("3 × no answer from up.example.com (GET /quotes/{id}), each after 5 s: the caller gave up", finding.Title);
        Assert.Equal("The slowest of 30 answered calls took 129 ms.", finding.Proof[1]);
        Assert.Equal("The recorder says: timeout.", finding.Proof[2]);
    }

    [Theory]
    [InlineData(504, GivenUpBy.Gateway)]
    [InlineData(408, GivenUpBy.Server)]
    public void The_status_says_who_gave_up(int status, GivenUpBy by) =>
        Assert.Equal(by, Assert.Single(Requests.Found<Timeouts>(Hanging(status, 30_000, 30_010, 30_020))).GivenUpBy);

    [Fact]
    public void Lengths_that_differ_are_no_limit() => Assert.Empty(Requests.Found<Timeouts>(Hanging(0, 2000, 3100, 4500, 7000)));

    [Fact]
    public void Two_calls_agree_by_chance() => Assert.Empty(Requests.Found<Timeouts>(Hanging(0, 5000, 5001)));

    [Fact]
    public void A_few_of_many_lengths_agree_by_chance() =>
        Assert.Empty(Requests.Found<Timeouts>(Hanging(504, [.. Enumerable.Range(0, 60).Select(call => 1000 * Math.Pow(1.012, call * (call % 3 == 0 ? 1.3 : 1)))])));

    [Fact]
    public void Short_lengths_agree_by_themselves() => Assert.Empty(Requests.Found<Timeouts>(Hanging(0, 100, 100, 101, 101)));

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public void An_answer_after_a_common_length_is_no_timeout(int status) =>
        Assert.Empty(Requests.Found<Timeouts>(Hanging(status, 5000, 5000, 5000, 5000)));

    [Fact]
    public void A_caller_that_went_away_by_its_own_will_is_no_timeout() =>
        Assert.Empty(Requests.Found<Timeouts>(Hanging(0, 5000, 5000, 5000).Select(call => call.Because("canceled by the user"))));

    [Theory]
    [InlineData(Timing.EndOnly)]
    [InlineData(Timing.StartOnly)]
    [InlineData(Timing.None)]
    public void Without_both_stamps_no_length_is_claimed(Timing timing) =>
        Assert.Empty(Requests.Found<Timeouts>(Hanging(0, 5000, 5000, 5000).Select(call => call with { Timing = timing })));

    [Fact]
    public void A_limit_of_a_second_may_be_seen_a_little_short() =>
        Assert.Equal(4, Assert.Single(Requests.Found<Timeouts>(Hanging(0, 992, 995, 1001, 1003))).Count);

    [Fact]
    public void An_answer_that_waited_for_an_upstream_which_gave_none_is_a_link_of_the_chain()
    {
        var findings = Requests.Found<Timeouts>(
        [
            .. Hanging(0, 5000, 5000, 5001, 5002),
            .. Enumerable.Range(0, 4).Select(call => Calls.Inbound("http://svc/loans", 19_990 + (call * 9000), 5020, 504)),
        ]);

        Assert.Equal([(Direction.Outbound, FindingRole.Cause), (Direction.Inbound, FindingRole.Chain)], findings.Select(finding => (finding.Direction, finding.Role)));
    }

    [Fact]
    public void Answers_that_break_off_at_one_length_were_given_up()
    {
        var halves = Hanging(200, 700, 702, 703, 705)
            .Select(call => call.WithBody("""{"rain":[1,2""").WithResponseHeader("Content-Type", "application/json").WithResponseHeader("Content-Length", "60"));

        var found = Assert.Single(Requests.Found<Timeouts>([.. Passing(30), .. halves]));

        Assert.Equal((200, 4, GivenUpBy.Caller), (found.Status, found.Count, found.GivenUpBy));
        Assert.Contains("half an answer", found.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_limit_shows_beside_calls_that_are_much_faster() =>
        Assert.Equal(4, Assert.Single(Requests.Found<Timeouts>([.. Passing(30), .. Hanging(0, 500, 502, 503, 505)])).Count);

    [Fact]
    public void A_short_length_beside_calls_that_take_as_long_is_no_limit() =>
        Assert.Empty(Requests.Found<Timeouts>([.. Passing(30), .. Hanging(0, 200, 201, 202, 203)]));

    [Fact]
    public void An_error_of_the_server_at_one_length_is_a_limit_in_its_own_words() =>
        Assert.Equal(GivenUpBy.Gateway, Assert.Single(Requests.Found<Timeouts>([.. Passing(30), .. Hanging(500, 3000, 3001, 3004, 3002)])).GivenUpBy);

    private static IEnumerable<Exchange> Passing(int calls) =>
        Enumerable.Range(0, calls).Select(call => Calls.Outbound(Upstream + call, call * 300, 100 + call));

    private static IEnumerable<Exchange> Hanging(int status, params double[] lengths) =>
        lengths.Select((length, call) => Calls.Outbound(Upstream + call, 20_000 + (call * 9000), length, status));
}
