using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Traffic.Tests.Inspection.Races;

public class OverdraftsTests
{
    [Fact]
    public void An_amount_that_two_draw_on_at_once_until_it_is_below_zero_is_a_race()
    {
        var race = Assert.IsType<CheckThenAct>(Assert.Single(Found([.. Alone(10), .. Draw(50, 20_000, "w50", 9, 2), .. Draw(51, 20_010, "w50", 9, -5)])));

        Assert.Equal(("/wallets/w50", "$.left", 1), (race.Check, race.Key, race.Cases));
        Assert.Contains("$.left fell to -5", race.Title);
        Assert.InRange(race.Score, 0.8, 0.9);
    }

    [Fact]
    public void One_after_another_may_be_allowed_to_go_below() =>
        Assert.Empty(Found([.. Alone(10), .. Draw(50, 20_000, "w50", 9, 2), .. Draw(51, 21_000, "w50", 2, -5)]));

    [Fact]
    public void What_is_below_zero_elsewhere_as_well_has_no_such_bound() =>
        Assert.Empty(Found([.. Alone(10), .. Draw(40, 15_000, "w40", 1, -3), .. Draw(50, 20_000, "w50", 9, 2), .. Draw(51, 20_010, "w50", 9, -5)]));

    [Fact]
    public void Enough_for_both_is_no_harm() =>
        Assert.Empty(Found([.. Alone(10), .. Draw(50, 20_000, "w50", 19, 12), .. Draw(51, 20_010, "w50", 19, 5)]));

    private static IEnumerable<Exchange> Alone(int count) =>
        Enumerable.Range(0, count).SelectMany(call => Draw(call, call * 1000, $"w{call + 10}", 10 + call, 3 + call));

    private static Exchange[] Draw(int trace, double start, string wallet, int before, int left) =>
    [
        Calls.Inbound("http://svc/payments", start, 90).Post($$"""{"wallet":"{{wallet}}","till":"{{trace}}"}""").WithTrace(trace),
        Calls.Outbound($"http://store/wallets/{wallet}", start + 5, 8).WithBody($$"""{"wallet":"{{wallet}}","balance":{{before}}}""").WithTrace(trace),
        Calls.Outbound($"http://store/wallets/{wallet}/debits", start + 40, 8, 201).Post($$"""{"amount":7,"by":"{{trace}}"}""")
            .WithBody($$"""{"left":{{left}}}""").WithTrace(trace),
    ];

    private static IReadOnlyList<Finding> Found(params IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.OfType<CheckThenAct>()];
}
