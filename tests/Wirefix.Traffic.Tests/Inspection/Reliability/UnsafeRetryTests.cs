using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Reliability;

namespace Wirefix.Traffic.Tests.Inspection.Reliability;

public class UnsafeRetryTests
{
    private const string Payments = "https://pay.example.com/payments";

    [Fact]
    public void A_payment_that_is_sent_again_after_no_answer_comes_first()
    {
        var finding = Assert.IsType<UnsafeRetry>(Inspector.Inspect(Calls.Snapshot([.. Ordinary(20), .. Retried(3)])).Findings[0]);

        Assert.Equal("POST pay.example.com/payments", finding.Endpoint.ToString());
        Assert.Equal((3, 3, 3, 26), (finding.Retries, finding.Answered, finding.Failures, finding.Calls));
        Assert.Equal("POST /payments was sent again 3 times after a failure that may have taken effect, without an idempotency key", finding.Title);
        Assert.Equal(6, finding.ExchangeIds.Length);
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.Equal("POST /payments: no answer (timeout), then 100 ms later the same body again: 201.", finding.Proof[0]);
        Assert.Equal("3 of 3 calls were repeated after such a failure, 0 of 23 others.", finding.Proof[2]);
    }

    [Fact]
    public void One_retry_within_a_trace_is_found_whatever_its_body() =>
        Assert.Single(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 50, status: 504).As("PATCH").InTrace("one"),
            Calls.Outbound(Payments, 100, 50, status: 504).As("PATCH").InTrace("one")));

    [Fact]
    public void A_retry_of_the_one_inbound_call_is_found_by_its_time() =>
        Assert.Single(Requests.Found<UnsafeRetry>(
            Calls.Inbound("http://svc/checkout", 0, 1000),
            Calls.Outbound(Payments, 10, 50, status: 500).Post("{}"),
            Calls.Outbound(Payments, 100, 50, status: 200).Post("{}")));

    [Fact]
    public void Another_key_with_each_attempt_is_no_key()
    {
        var finding = Assert.Single(Requests.Found<UnsafeRetry>([.. Ordinary(20), .. Retried(3, (_, attempt) => $"key-{attempt}")]));

        Assert.Equal("Idempotency-Key", finding.ChangingKey);
        Assert.EndsWith("each time with another Idempotency-Key", finding.Title);
    }

    [Fact]
    public void The_same_key_with_each_attempt_is_safe() =>
        Assert.Empty(Requests.Found<UnsafeRetry>([.. Ordinary(20), .. Retried(3, (call, _) => $"key-{call}")]));

    [Fact]
    public void A_key_in_the_body_is_safe() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 50, status: 500).Post("""{"amount":1,"idempotencyKey":"k-1"}"""),
            Calls.Outbound(Payments, 100, 50).Post("""{"amount":1,"idempotencyKey":"k-1"}""")));

    [Theory]
    [InlineData("PUT")]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public void A_method_that_may_be_repeated_is_safe(string method) =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 50, status: 500).As(method, Body(1)), Calls.Outbound(Payments, 100, 50).As(method, Body(1))));

    [Fact]
    public void A_search_changes_nothing_and_may_be_repeated() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments + "/search", 0, 50, status: 500).Post(Body(1)), Calls.Outbound(Payments + "/search", 100, 50).Post(Body(1))));

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(501)]
    public void A_refusal_took_no_effect(int status) =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 50, status: status).Post(Body(1)), Calls.Outbound(Payments, 100, 50).Post(Body(1))));

    [Fact]
    public void A_503_that_asks_to_come_again_took_no_effect() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 50, status: 503).Post(Body(1)).WithResponseHeader("Retry-After", "1"),
            Calls.Outbound(Payments, 1100, 50).Post(Body(1))));

    [Fact]
    public void A_refused_connection_carried_no_request() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 2, status: 0).Post(Body(1)).Because("connection refused"), Calls.Outbound(Payments, 100, 50).Post(Body(1))));

    [Fact]
    public void Other_bodies_are_other_requests() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 50, status: 500).Post(Body(1)), Calls.Outbound(Payments, 100, 50).Post(Body(2))));

    [Fact]
    public void Short_bodies_of_unknown_callers_tell_nothing() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 50, status: 500).Post("{}"), Calls.Outbound(Payments, 100, 50).Post("{}")));

    [Fact]
    public void A_body_that_is_sent_all_the_time_is_no_retry() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Enumerable.Range(0, 30).Select(call => Calls.Outbound(Payments, call * 1000, 50, status: call == 12 ? 500 : 200).Post(Body(1)))));

    [Fact]
    public void Without_a_stamp_there_is_no_order_and_no_retry() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(
            Calls.Outbound(Payments, 0, 0, status: 500, timing: Timing.None).Post(Body(1)),
            Calls.Outbound(Payments, 0, 0, timing: Timing.None).Post(Body(1))));

    [Fact]
    public void Equal_small_requests_of_callers_that_all_send_the_same_few_values_are_no_retries() =>
        Assert.Empty(Requests.Found<UnsafeRetry>(Enumerable.Range(0, 72).Select(call => Calls.Inbound("http://svc/zones", call * 100, 20, call % 12 < 3 ? 500 : 200)
            .Post($$"""{"street":"street number {{call % 12 / 3}}","number":{{(call * 7) % 9}}}"""))));

    private static IEnumerable<Exchange> Ordinary(int calls) =>
        Enumerable.Range(0, calls).Select(call => Calls.Outbound(Payments, call * 500, 40, status: 201).Post(Body(call)));

    private static IEnumerable<Exchange> Retried(int calls, Func<int, int, string>? key = null) =>
        from call in Enumerable.Range(0, calls)
        from attempt in Enumerable.Range(0, 2)
        let sent = Calls.Outbound(Payments, 20_000 + (call * 5000) + (attempt * 2100), attempt == 0 ? 2000 : 50, status: attempt == 0 ? 0 : 201)
            .Post(Body(1000 + call))
        let told = attempt == 0 ? sent.Because("timeout") : sent
        select key is null ? told : told.WithRequestHeader("Idempotency-Key", key(call, attempt));

    private static string Body(int order) => $$"""{"order":{{order}},"amount":1250,"currency":"EUR"}""";
}
