using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;

namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

/// <summary>What is noise, chance or the right answer is no contrast.</summary>
public class SilenceTests
{
    [Fact]
    public void Healthy_calls_with_fields_that_are_there_or_not_give_nothing() =>
        Assert.Empty(ContrastsTests.Of(ContrastsTests.Orders(100, _ => false, (call, _) => call % 3 == 0 ? """{"a":1,"b":null}""" : """{"a":1}""")));

    [Fact]
    public void An_id_that_is_not_there_gives_nothing() =>
        Assert.Empty(ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 80).Select(call =>
            Calls.Inbound($"http://svc/orders/{(call % 10 == 0 ? 999_999 - call : call)}", call * 100, 10, call % 10 == 0 ? 404 : 200)))));

    [Fact]
    public void A_call_without_credentials_is_refused_rightfully() =>
        Assert.Empty(ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 60).Select(call => call % 12 == 0
            ? Calls.Inbound("http://svc/orders", call * 100, 10, 401)
            : Calls.Inbound("http://svc/orders", call * 100, 10).WithRequestHeader("Authorization", "Bearer abc")))));

    [Theory]
    [InlineData("""{"quantity":-1,"sku":"x"}""", """{"errors":{"Quantity":["must be positive"]}}""", 400)]
    [InlineData("""{"quantity":0,"sku":"x"}""", """{"error":"bad request"}""", 422)]
    [InlineData("""{"quantity":2}""", """{"error":"sku is required"}""", 400)]
    [InlineData("""{"quantity":2,"sku":""}""", """{"error":"sku is required"}""", 422)]
    public void Input_that_the_answer_rightfully_refuses_gives_nothing(string failing, string answer, int status) =>
        Assert.Empty(ContrastsTests.Of(ContrastsTests.Orders(
            80, call => call % 16 == 3, (call, fails) => fails ? failing : $$"""{"quantity":{{1 + (call % 5)}},"sku":"x"}""", status, answer)));

    [Fact]
    public void A_resource_that_was_deleted_before_gives_nothing() =>
        Assert.Empty(ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 40).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/carts/{call}", call * 1000, 10).WithMethod(call % 4 == 0 ? "DELETE" : "PUT"),
            Calls.Inbound($"http://svc/carts/{call}", (call * 1000) + 100, 10, call % 4 == 0 ? 404 : 200),
        }))));

    [Fact]
    public void An_order_taken_twice_is_refused_rightfully() =>
        Assert.Empty(ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 40).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/carts/{call}/checkout", call * 1000, 10).WithMethod("POST"),
            Calls.Inbound($"http://svc/carts/{call}/checkout", (call * 1000) + 500, 10, 409).WithMethod("POST"),
        }))));

    // Some towns fail each time, others never: that nothing passed before on those that fail goes without saying.
    [Fact]
    public void That_only_failures_came_before_is_no_reason() =>
        Assert.DoesNotContain(
            ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 60).Select(call => (Call: call, Town: call * 7 % 12)).Select(asked =>
                Calls.Inbound($"http://svc/towns/t-{10 + asked.Town}", asked.Call * 100, 10, asked.Town % 4 == 1 ? 503 : 200)))),
            contrast => contrast.Predicate.Subject == ContrastSubject.Preceding);

    [Fact]
    public void One_or_two_failures_are_not_enough() =>
        Assert.Empty(ContrastsTests.Of(ContrastsTests.Orders(60, call => call < 2, (_, fails) => fails ? """{"a":null}""" : """{"a":1}""")));

    [Fact]
    public void The_ids_of_failing_calls_are_no_reason() =>
        Assert.Empty(ContrastsTests.Of(ContrastsTests.Orders(60, call => call * 7 % 10 == 3, (call, _) => $$"""{"id":"{{Guid.NewGuid()}}","at":"2026-01-{{1 + (call % 28):00}}"}""")));

    [Fact]
    public void The_same_refusal_is_a_fault_where_the_service_itself_made_the_call()
    {
        var contrast = Assert.Single(ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 60).Select(call => Calls
            .Outbound("http://up/orders", call * 100, 10, call % 6 == 0 ? 400 : 201)
            .WithMethod("POST")
            .WithRequestBody(call % 6 == 0 ? """{"quantity":1}""" : """{"quantity":1,"sku":"x"}""")
            .WithBody(call % 6 == 0 ? """{"error":"sku is required"}""" : "{}")))));

        Assert.Equal("$.sku is absent", contrast.Predicate.ToString());
        Assert.True(contrast.Score >= Finding.HighScore);
    }

    /// <summary>
    /// Failing that has nothing to do with the content is found to have in few of 500 snapshots, and with high score in hardly any.
    /// </summary>
    [Fact]
    public void Random_failures_are_seldom_explained()
    {
        const int Runs = 500;
        var scores = Enumerable.Range(0, Runs).Select(seed => ContrastsTests.Of(RandomFailures(new Random(seed)))).Where(found => found.Count > 0)
            .Select(found => found.Max(contrast => contrast.Score)).ToArray();

        Assert.InRange(scores.Length, 0, Runs / 20);
        Assert.InRange(scores.Count(score => score >= Finding.HighScore), 0, Runs / 100);
    }

    private static Snapshot RandomFailures(Random random)
    {
        var share = 0.05 + (random.NextDouble() * 0.4);
        var count = random.Next(20, 200);
        var failing = Enumerable.Range(0, count).Select(_ => random.NextDouble() < share).ToArray();
        string[] currencies = ["EUR", "USD", "GBP", "JPY"];
        return ContrastsTests.Orders(count, call => failing[call], (_, _) => $$"""
            {"id":"{{random.Next()}}","quantity":{{random.Next(1, 20)}},"currency":"{{currencies[random.Next(4)]}}","gift":{{(random.Next(3) == 0 ? "true" : "false")}},
             "note":{{(random.Next(4) == 0 ? "null" : $"\"n{random.Next(1000)}\"")}},"items":[{{string.Join(',', Enumerable.Repeat("1", random.Next(5)))}}]
             {{(random.Next(10) == 0 ? ",\"coupon\":\"X\"" : "")}} }
            """);
    }
}
