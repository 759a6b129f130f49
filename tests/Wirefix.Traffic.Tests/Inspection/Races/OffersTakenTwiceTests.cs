using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Traffic.Tests.Inspection.Races;

public class OffersTakenTwiceTests
{
    [Fact]
    public void A_bed_of_a_list_that_two_take_is_a_race()
    {
        var race = Assert.IsType<CheckThenAct>(Assert.Single(Found([.. Alone(4), .. Take(8, 4000, 4), .. Take(9, 4010, 4)])));

        Assert.Equal(("/beds", "bed-04", 1), (race.Check, race.Key, race.Cases));
        Assert.InRange(race.Score, 0.8, 0.9);
    }

    [Fact]
    public void An_entry_that_says_that_it_is_free_is_an_offer_as_well() =>
        Assert.Single(Found([.. Alone(4, Entries), .. Take(8, 4000, 4, Entries), .. Take(9, 4010, 4, Entries)]));

    [Fact]
    public void Two_who_take_one_after_another_do_not_race() => Assert.Empty(Found([.. Alone(4), .. Take(8, 4000, 4), .. Take(9, 4500, 5)]));

    [Fact]
    public void A_list_that_goes_on_naming_what_was_written_offers_nothing() =>
        Assert.Empty(Found([.. Alone(4, _ => List(0)), .. Take(8, 4000, 4, _ => List(0)), .. Take(9, 4010, 4, _ => List(0))]));

    [Fact]
    public void A_second_taker_who_is_refused_is_no_race() =>
        Assert.Empty(Found([.. Alone(4), .. Take(8, 4000, 4), .. Take(9, 4010, 4, status: 409)]));

    // What is due stands in one service, is charged at another one, and is then noted as paid in the first.
    [Theory]
    [InlineData(10, 1)]
    [InlineData(500, 0)]
    public void A_thing_of_a_list_may_be_taken_elsewhere_and_noted_by_the_taker(double behind, int found) =>
        Assert.Equal(
            found,
            Found(
            [
                .. Enumerable.Range(0, 4).SelectMany(n => Charge(n, n * 1000, n)),
                .. Charge(8, 8000, 4),
                .. Charge(9, 8000 + behind, behind < 100 ? 4 : 5),
            ]).Count);

    private static Exchange[] Charge(int trace, double start, int first) =>
    [
        Calls.Inbound("http://svc/runs", start, 90).Post("{}").WithTrace(trace),
        Calls.Outbound("http://store/due", start + 5, 8).WithBody(List(first)).WithTrace(trace),
        Calls.Outbound("http://psp/charges", start + 40, 8, 201).Post($$"""{"subscription":"bed-{{first:00}}"}""")
            .WithBody($$"""{"charge":"c{{trace}}"}""").WithTrace(trace),
        Calls.Outbound($"http://store/subscriptions/bed-{first:00}/paid", start + 60, 8).As("PUT", """{"paid":true}""").WithTrace(trace),
    ];

    // Two matches with as many goals as a player of the table has points.
    [Theory]
    [InlineData("total", "goals", 0)]
    [InlineData("bed", "bed", 1)]
    [InlineData("id", "patient", 1)]
    public void A_number_is_a_thing_where_it_is_called_an_id_or_alike_at_both_places(string offered, string taken, int found) =>
        Assert.Equal(
            found,
            Found([.. Enumerable.Range(0, 5).SelectMany(n => Taken(offered, taken, n, n * 500)), .. Taken(offered, taken, 4, 2010), Top(9000, "[]")]).Count);

    private static Exchange[] Taken(string offered, string taken, int number, double start) =>
    [
        Top(start, $"[{string.Join(',', Enumerable.Range(number, 3).Select(n => $$"""{"{{offered}}":{{n}}}"""))}]"),
        Calls.Inbound("http://svc/matches", start + 40, 8, 201).Post($$"""{"{{taken}}":{{number}},"at":"{{start}} ms"}"""),
    ];

    private static Exchange Top(double start, string list) => Calls.Inbound("http://svc/top", start, 8).WithBody(list);

    private static IEnumerable<Exchange> Alone(int count, Func<int, string>? list = null) =>
        Enumerable.Range(0, count).SelectMany(bed => Take(bed + 1, bed * 500, bed, list));

    private static Exchange[] Take(int trace, double start, int bed, Func<int, string>? list = null, int status = 200) =>
    [
        Calls.Inbound("http://svc/admissions", start, 90).WithMethod("POST").WithTrace(trace),
        Calls.Outbound("http://ward/beds", start + 5, 8).WithBody((list ?? List)(bed)).WithTrace(trace),
        Calls.Outbound($"http://ward/beds/bed-{bed:00}/patient", start + 40, 8, status).WithMethod("PUT").WithRequestBody($$"""{"case":"c-{{trace}}"}""").WithTrace(trace),
    ];

    private static string List(int first) =>
        $$"""{"free":[{{string.Join(',', Enumerable.Range(first, 6).Select(bed => $"\"bed-{bed:00}\""))}}]}""";

    private static string Entries(int first) => "[" + string.Join(',', Enumerable.Range(0, 12).Select(bed =>
        $$"""{"bed":"bed-{{bed:00}}","available":{{(bed >= first ? "true" : "false")}}}""")) + "]";

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is CheckThenAct)];
}
