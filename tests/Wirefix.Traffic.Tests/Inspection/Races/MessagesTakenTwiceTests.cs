using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Traffic.Tests.Inspection.Races;

/// <summary>Messages that are delivered at least once, and what comes of the second delivery.</summary>
public class MessagesTakenTwiceTests
{
    [Fact]
    public void One_event_that_is_credited_twice_is_a_double_effect_however_often_that_happens()
    {
        var effect = Assert.Single(Found(Credits(again: call => call % 4 == 1, numberOf: (call, delivery) => (call * 10) + delivery)));

        Assert.Equal(("evt_00000001", "10", "11", 5), (effect.Key, effect.First, effect.Second, effect.Cases));
        Assert.Contains("with the message id evt_00000001", effect.Title);
        Assert.Equal(0.75, effect.Score);
    }

    [Fact]
    public void A_second_delivery_that_is_answered_like_the_first_took_no_effect() =>
        Assert.Empty(Found(Credits(again: call => call % 4 == 1, numberOf: (call, _) => call * 10)));

    [Fact]
    public void The_same_wish_again_is_no_message() =>
        Assert.Empty(Found(Credits(again: call => call % 4 == 1, numberOf: (call, delivery) => (call * 10) + delivery, name: "order")));

    [Fact]
    public void An_event_of_which_two_things_are_told_is_two_messages() =>
        Assert.Empty(Found(Credits(again: call => call % 4 == 1, numberOf: (call, delivery) => (call * 10) + delivery, secondAmount: 1)));

    [Theory]
    [InlineData("""{"id":"evt_0000000#","type":"charge.succeeded","data":{"pledge":"pl#"}}""", "credits", 1)]
    [InlineData("""{"id":"evt_0000000#","pledge":"pl#"}""", "credits", 0)]
    [InlineData("""{"id":"evt_0000000#","type":"charge.succeeded","data":{"pledge":"pl#"}}""", "audit", 0)]
    public void The_id_of_the_message_that_led_to_them_tells_two_effects_as_well(string message, string effect, int found)
    {
        var deliveries = Enumerable.Range(0, 10).Concat([2, 5]).SelectMany((id, delivery) => new[]
        {
            Calls.Inbound("http://svc/hooks", delivery * 1000, 80).Post(message.Replace("#", $"{id}", StringComparison.Ordinal)).WithBody("{}"),
            Calls.Outbound($"http://ledger/{effect}", (delivery * 1000) + 10, 20, 201).Post($$"""{"pledge":"pl{{id}}","amount":650}""")
                .WithBody($$"""{"creditId":"c-{{delivery}}"}"""),
        });

        Assert.Equal(found, Found(deliveries).Length);
    }

    private static IEnumerable<Exchange> Credits(Func<int, bool> again, Func<int, int, int> numberOf, string name = "source_event", int secondAmount = 0)
    {
        Exchange Credit(int call, int delivery) => Calls.Outbound($"http://ledger/pledges/pl{50_000 + call}/credits", (call * 1000) + (delivery * 300), 20, 201)
            .Post($$"""{"amount":{{6_500 + (delivery * secondAmount)}},"{{name}}":"evt_{{call:00000000}}"}""")
            .WithBody($$"""{"pledge":"pl{{50_000 + call}}","credit_no":{{numberOf(call, delivery)}}}""");
        return Enumerable.Range(0, 20).SelectMany(call => again(call) ? new[] { Credit(call, 0), Credit(call, 1) } : [Credit(call, 0)]);
    }

    private static DoubleEffect[] Found(IEnumerable<Exchange> exchanges) => Requests.Found<DoubleEffect>(exchanges);
}
