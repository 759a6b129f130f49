using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Traffic.Tests.Inspection.Races;

public class DoubleEffectsTests
{
    [Fact]
    public void One_idempotency_key_that_pays_twice_is_a_double_effect()
    {
        var effect = Assert.IsType<DoubleEffect>(Assert.Single(Found([Pay(0, "key-1", "p-1"), Pay(900, "key-1", "p-2"), Pay(2000, "key-2", "p-3")])));

        Assert.Equal(("key-1", "p-1", "p-2", 1), (effect.Key, effect.First, effect.Second, effect.Cases));
        Assert.Equal(["0000", "0001"], effect.ExchangeIds);
        Assert.InRange(effect.Score, 0.9, 1);
        Assert.Equal(
            ["05:06:07.000 POST /payments → 201 created p-1", "05:06:07.900 POST /payments → 201 created p-2, with the idempotency key key-1"], effect.Proof);
    }

    [Fact]
    public void A_retry_that_gets_the_first_answer_again_is_honest() =>
        Assert.Empty(Found([Pay(0, "key-1", "p-1"), Pay(900, "key-1", "p-1")]));

    [Fact]
    public void A_retry_after_a_refusal_is_honest() =>
        Assert.Empty(Found([Pay(0, "key-1", "p-1", status: 503), Pay(900, "key-1", "p-2")]));

    [Fact]
    public void Two_payments_behind_one_key_of_the_caller_are_a_double_effect()
    {
        Exchange[] Order(int trace, double start, string charge) =>
        [
            Calls.Inbound("http://svc/orders", start, 80, 201).WithMethod("POST").WithRequestHeader("Idempotency-Key", "order-key-1").WithBody("""{"orderId":"o-1"}""").WithTrace(trace),
            Calls.Outbound("https://pay/charges", start + 10, 20, 201).WithMethod("POST").WithRequestBody("""{"amount":1250,"order":"o-1"}""")
                .WithBody($$"""{"id":"{{charge}}"}""").WithTrace(trace),
        ];

        var effect = Assert.IsType<DoubleEffect>(Assert.Single(Found([.. Order(1, 0, "ch-1"), .. Order(2, 500, "ch-2")])));

        Assert.Equal(("POST pay/charges", "order-key-1"), (effect.Endpoint.ToString(), effect.Key));
    }

    [Fact]
    public void What_differs_in_all_answers_tells_two_creations_where_nothing_is_called_an_id()
    {
        var effect = Assert.IsType<DoubleEffect>(Assert.Single(Found(Kitchen(again: "401"))));

        Assert.Equal(("key-3", "103", "401", 1), (effect.Key, effect.First, effect.Second, effect.Cases));
        Assert.True(effect.Score < Finding.HighScore);
    }

    [Fact]
    public void A_retry_that_gets_the_same_number_at_another_time_is_honest() => Assert.Empty(Found(Kitchen(again: "103")));

    private static IEnumerable<Exchange> Kitchen(string again)
    {
        Exchange Cook(int call, string key, string ticket) =>
            Calls.Inbound("http://svc/orders", call * 100, 30, 201).WithMethod("POST").WithRequestHeader("Idempotency-Key", key)
                .WithRequestBody("""{"dish":"soup"}""").WithBody($$"""{"served_ms":{{7 * call}},"ticket":{{ticket}},"dish":"soup"}""");
        return Enumerable.Range(0, 20).Select(call => Cook(call, $"key-{call}", $"{100 + call}")).Append(Cook(20, "key-3", again));
    }

    [Fact]
    public void A_body_that_no_other_call_has_tells_a_double_submission()
    {
        var calls = Enumerable.Range(0, 30).Select(call => Create(call * 1000, $"cart-{call}", $"o-{call}")).Append(Create(12_300, "cart-12", "o-99"));

        var effect = Assert.IsType<DoubleEffect>(Assert.Single(Found(calls)));

        Assert.Equal((null, "o-12", "o-99"), (effect.Key, effect.First, effect.Second));
        Assert.True(effect.Score < Finding.HighScore);
    }

    [Fact]
    public void Equal_bodies_of_many_callers_are_ordinary() =>
        Assert.Empty(Found(Enumerable.Range(0, 30).Select(call => Create(call * 1000, $"cart-{call % 3}", $"o-{call}"))));

    // Every third payment is sent twice before the first is answered; or a while later, as one wishes the same again.
    [Theory]
    [InlineData(10, 1)]
    [InlineData(900, 0)]
    public void Equal_bodies_at_once_are_one_intent_however_often_they_come(int apart, int found)
    {
        Exchange Payment(int call, double start, int charge) => Calls.Inbound("http://svc/payments", start, 40, 201).WithMethod("POST")
            .WithRequestBody($$"""{"invoice":"2026-{{1000 + (call * 37)}}","amount":{{20 + call}}}""").WithBody($$"""{"charge":"ch_{{charge}}","state":"paid"}""");
        var calls = Enumerable.Range(0, 30).SelectMany(call => call % 3 == 0
            ? [Payment(call, call * 2000, 700 + call), Payment(call, (call * 2000) + apart, 800 + call)]
            : new[] { Payment(call, call * 2000, 700 + call) });

        var effects = Found(calls).Cast<DoubleEffect>().ToArray();

        Assert.Equal(found, effects.Length);
        Assert.All(effects, effect => Assert.Equal(10, effect.Cases));
        Assert.All(effects, effect => Assert.True(effect.Score < Finding.HighScore));
    }

    [Fact]
    public void Calls_without_stamps_claim_nothing() =>
        Assert.Empty(Found(new[] { Pay(0, "key-1", "p-1"), Pay(900, "key-1", "p-2") }.Select(call => call with { Timing = Timing.None })));

    // Twenty jobs of a few pages each: some are bound to be alike.
    [Theory]
    [InlineData(9, 0)]
    [InlineData(1_000, 1)]
    public void Bodies_that_are_alike_by_chance_are_no_intent(int most, int found) =>
        Assert.Equal(found, Found(Enumerable.Range(0, 20).Select(call => (Call: call, Pages: call == 17 ? 3 : call * 7 % most))
            .Select(job => Calls.Inbound("http://svc/jobs", job.Call * 500, 30, 201).WithMethod("POST")
                .WithRequestBody($$"""{"pages":{{(job.Call == 3 ? 3 : job.Pages)}},"duplex":true}""").WithBody($$"""{"id":"j-{{job.Call}}"}"""))).Count);

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is DoubleEffect)];

    private static Exchange Pay(double start, string key, string id, int status = 201) =>
        Calls.Inbound("http://svc/payments", start, 30, status).WithMethod("POST")
            .WithRequestHeader("Idempotency-Key", key).WithRequestBody("""{"amount":10}""").WithBody($$"""{"paymentId":"{{id}}"}""");

    private static Exchange Create(double start, string cart, string id) =>
        Calls.Inbound("http://svc/orders", start, 30, 201).WithMethod("POST")
            .WithRequestBody($$"""{"cart":"{{cart}}","address":"Main Street"}""").WithBody($$"""{"id":"{{id}}"}""");
}
