using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Tests.Inspection.Contracts;

public class ForeignAnswersTests
{
    private static readonly string[] Languages = ["de", "fr", "it"];

    [Fact]
    public void A_cache_that_leaves_out_what_was_asked_for_gives_away_the_answers_of_others()
    {
        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(Signs(call => First(call)))));

        Assert.Equal((Alteration.OfAnotherCall, "$.lang", "$.lang"), (altered.Alteration, altered.From.Name, altered.To.Name));
        Assert.Equal(("POST svc/signs", 16), (altered.Endpoint.ToString(), altered.Altered));
        Assert.Equal("05:06:07.800 POST /signs → 200 came with $.lang = fr", altered.Proof[0]);
        Assert.Equal("its answer says $.lang = de", altered.Proof[1]);
        Assert.Equal("05:06:07.000 POST /signs → 200 with $.lang = de had got the same answer before, byte for byte", altered.Proof[2]);
        Assert.InRange(altered.Score, 0.6, 1);
    }

    [Fact]
    public void The_same_of_a_query_parameter_is_told_as_well() =>
        Assert.Single(Found(Signs(First).Select(call => call with
        {
            Request = new Request("GET", new Uri($"http://svc/signs?lang={call.Request.BodyText.Split('"')[7]}&text={call.Request.BodyText.Split('"')[3]}")),
        })));

    [Fact]
    public void A_cache_by_all_that_was_asked_for_is_silent() => Assert.Empty(Found(Signs(Asked)));

    // Swiss German is not there for any text; whoever asks for it gets German.
    [Fact]
    public void One_language_in_place_of_one_that_is_never_there_is_a_choice() =>
        Assert.Empty(Found(Signs(call => Asked(call) == "it" ? "de" : Asked(call))));

    // Two texts are there in one language each, and who asked first may have asked for it by chance.
    [Fact]
    public void Two_answers_that_others_got_as_well_may_have_nothing_to_do_with_who_came_first() =>
        Assert.Empty(Found(Signs(call => call % 8 < 2 ? First(call) : Asked(call))));

    [Fact]
    public void The_last_page_in_place_of_a_later_one_is_a_limit() =>
        Assert.Empty(Found(Enumerable.Range(0, 60).Select(call =>
        {
            var (list, page) = (call / 6, 1 + (call % 6));
            return Calls.Inbound($"http://svc/lists?list=l{list}&page={page}", call * 100, 20)
                .WithBody($$"""{"list":"l{{list}}","page":{{Math.Min(page, list % 2 == 0 ? 4 : 6)}}}""");
        })));

    [Fact]
    public void Answers_that_name_what_was_asked_for_beside_them_are_crossed()
    {
        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(Customers(call => call is 4 or 12 ? call + 1 : call))));

        Assert.Equal((Alteration.OfAnotherCall, "cust-0004", "cust-0005", 2), (altered.Alteration, altered.Received, altered.Sent, altered.Altered));
        Assert.EndsWith("was under way beside it", altered.Proof[2]);
    }

    [Fact]
    public void Another_s_value_that_nobody_asked_for_then_is_not_crossed() => Assert.Empty(Found(Customers(call => call is 4 or 12 ? call + 10 : call)));

    [Fact]
    public void Answers_that_calls_side_by_side_share_carry_the_id_of_one_message() =>
        Assert.Empty(Found(Customers(call => call is 4 or 12 ? call + 1 : call, "requestId")));

    private static IEnumerable<Exchange> Customers(Func<int, int> said, string name = "customer") => Enumerable.Range(0, 30).Select(call =>
        Calls.Inbound($"http://svc/quotes?{name}=cust-{call:0000}", call * 100, 150)
            .WithBody($$"""{"{{name}}":"cust-{{said(call):0000}}","quote":{{call * 7}}}"""));

    private static string First(int call) => Asked(call % 8);

    private static string Asked(int call) => Languages[((call % 8) + (call / 8)) % 3];

    // Eight texts, each asked for three times in different languages.
    private static IEnumerable<Exchange> Signs(Func<int, string> said) => Enumerable.Range(0, 24).Select(call =>
        Calls.Inbound("http://svc/signs", call * 100, 20)
            .Post($$"""{"text":"t{{call % 8}}","lang":"{{Asked(call)}}"}""")
            .WithBody($$"""{"text":"t{{call % 8}}","lang":"{{said(call)}}","translation":"[{{said(call)}}] {{call % 8}}"}"""));

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is LostValue or AlteredValue)];
}
