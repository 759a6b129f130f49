using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection.Load;

public class NPlusOneTests
{
    [Fact]
    public void A_call_for_each_entry_of_a_list_comes_first()
    {
        var finding = Assert.IsType<NPlusOne>(Inspector.Inspect(Calls.Snapshot([.. Page(0, 3), .. Page(1, 5), .. Page(2, 8)])).Findings[0]);

        Assert.Equal("GET catalog/products/{id}", finding.Endpoint.ToString());
        Assert.Equal(("GET svc/orders", "GET store/lines"), (finding.Inbound.ToString(), finding.List!.ToString()));
        Assert.Equal(("$.lines[*].product", 3, 16, 8), (finding.IdPath, finding.Inbounds, finding.Calls, finding.LargestPerInbound));
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.Equal("GET /lines answered with 8 values at $.lines[*].product.", finding.Proof[0]);
        Assert.Equal("Entries and calls by inbound call: 3 → 3, 5 → 5, 8 → 8; expected one call for all.", finding.Proof[2]);
    }

    [Fact]
    public void One_long_list_is_enough() => Assert.Equal(12, Assert.Single(Requests.Found<NPlusOne>(Page(0, 12))).LargestPerInbound);

    [Fact]
    public void Ids_in_the_query_count_as_well() =>
        Assert.Equal("GET catalog/price", Assert.Single(Requests.Found<NPlusOne>(Page(0, 12, sku => $"http://catalog/price?sku={sku}"))).Endpoint.ToString());

    [Fact]
    public void Ids_that_look_like_words_count_as_well() =>
        Assert.Equal(
            "GET catalog/by-name/{id}",
            Assert.Single(Requests.Found<NPlusOne>([.. Page(0, 3, Word, Word), .. Page(1, 5, Word, Word)])).Endpoint.ToString());

    // A rate for each receipt, of two currencies in turn; waiting for two jobs asks again as well, and is answered otherwise in the end.
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void The_same_asked_again_for_each_entry_that_came_in_is_found(bool answersStay, int findings)
    {
        Exchange[] Report(int report, int receipts) =>
        [
            Calls.Inbound("http://svc/reports", report * 1000, 20 * receipts)
                .Post($$"""{"receipts":[{{string.Join(',', Enumerable.Repeat("{}", receipts))}}]}"""),
            .. Enumerable.Range(0, receipts).Select(line => Calls
                .Outbound($"http://fx/rates/{(line % 2 == 0 ? "EUR" : "USD")}/CHF", (report * 1000) + 1 + (line * 19), 18)
                .WithBody($"[{(answersStay ? 1 : line)}]")),
        ];

        var found = Requests.Found<NPlusOne>([.. Report(0, 4), .. Report(1, 8), .. Report(2, 14), .. Report(3, 5)]);

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding => Assert.Equal((31, 14), (finding.Calls, finding.LargestPerInbound)));
    }

    // A question for each entry, answered; what makes something of each entry, and what differs in more than the entry, is none.
    [Theory]
    [InlineData(200, "read", 1)]
    [InlineData(201, "read", 0)]
    [InlineData(200, null, 0)]
    public void Entries_that_are_asked_for_by_body_count_as_well(int status, string? action, int findings)
    {
        IEnumerable<Exchange> Checked(int page, int entries) => Page(page, entries).Select(call => call.Request.Url.Host != "catalog" ? call
            : Calls.Outbound("http://access/check", (call.Start - Calls.Zero).TotalMilliseconds, 15, status)
                .Post($$"""{"user":"u1","action":"{{action ?? call.Request.Url.AbsolutePath[^2..]}}","document":"{{call.Request.Url.Segments[^1]}}"}"""));

        var found = Requests.Found<NPlusOne>([.. Checked(0, 3), .. Checked(1, 5), .. Checked(2, 12)]);

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding => Assert.Equal(("POST access/check", 20), (finding.Endpoint.ToString(), finding.Calls)));
        Assert.All(found, finding => Assert.True(finding.Score < Finding.HighScore));
    }

    [Fact]
    public void A_short_list_that_never_grows_is_no_finding() =>
        Assert.Empty(Requests.Found<NPlusOne>([.. Page(0, 5), .. Page(1, 5), .. Page(2, 5)]));

    [Fact]
    public void The_first_entries_of_a_list_are_not_all_of_them() =>
        Assert.Empty(Requests.Found<NPlusOne>([.. Page(0, 20, asked: 4), .. Page(1, 40, asked: 4), .. Page(2, 80, asked: 4)]));

    [Fact]
    public void One_call_for_all_entries_is_as_it_should_be() =>
        Assert.Empty(Requests.Found<NPlusOne>([.. Page(0, 3, asked: 1), .. Page(1, 9, asked: 1), .. Page(2, 30, asked: 1)]));

    [Fact]
    public void Calls_for_what_no_list_named_are_no_finding() =>
        Assert.Empty(Requests.Found<NPlusOne>(Page(0, 12, sku => $"http://catalog/products/9{sku}77")));

    [Fact]
    public void Calls_before_the_list_did_not_come_from_it() =>
        Assert.Empty(Requests.Found<NPlusOne>(
        [
            Calls.Inbound("http://svc/orders", 0, 4900),
            .. Enumerable.Range(0, 12).Select(entry => Calls.Outbound($"http://catalog/products/{Sku(0, entry)}", 10 + (20 * entry), 10)),
            List(0, 3000, 12, entry => Sku(0, entry)),
        ]));

    [Fact]
    public void Entries_that_are_fetched_side_by_side_are_no_finding() =>
        Assert.Empty(Requests.Found<NPlusOne>(
            Page(0, 12).Concat(Page(1, 20)).Select(call => call.Request.Url.Host == "catalog" ? call with { Duration = TimeSpan.FromMilliseconds(75) } : call)));

    [Theory]
    [InlineData("/catalog/v1/products/{0}", "http://catalog/catalog/v1/products/{0}")]
    [InlineData("https://api.example.com/products/{0}?view=full", "http://catalog/products/{0}?view=full")]
    public void Links_of_a_list_that_are_followed_one_after_another_are_its_entries(string link, string url)
    {
        var finding = Assert.Single(Requests.Found<NPlusOne>([.. Linked(0, 3, link, url), .. Linked(1, 5, link, url), .. Linked(2, 8, link, url)]));

        Assert.Equal(("$._links.items[*].href", 16, 8), (finding.IdPath, finding.Calls, finding.LargestPerInbound));
        Assert.EndsWith("/products/{id}", finding.Endpoint.ToString());
    }

    [Fact]
    public void Links_that_are_followed_so_many_at_a_time_make_a_longer_list_wait_longer()
    {
        var finding = Assert.Single(Requests.Found<NPlusOne>([.. InRounds(Linked(0, 9), 4), .. InRounds(Linked(1, 12), 4), .. InRounds(Linked(2, 6), 4)]));

        Assert.Equal("GET catalog/products/{id}", finding.Endpoint.ToString());
        Assert.True(finding.Score < Finding.HighScore);
        Assert.Equal("They are made 4 at a time, the next when those are over: the longer the list, the longer its caller waits.", Assert.Single(finding.Notes));
    }

    [Fact]
    public void Rounds_of_other_sizes_each_time_are_chance() =>
        Assert.Empty(Requests.Found<NPlusOne>([.. InRounds(Linked(0, 9), 4), .. InRounds(Linked(1, 12), 7), .. InRounds(Linked(2, 8), 3)]));

    [Fact]
    public void Ids_that_are_asked_for_so_many_at_a_time_spare_an_upstream_that_knows_no_other_way() =>
        Assert.Empty(Requests.Found<NPlusOne>([.. InRounds(Page(0, 9), 4), .. InRounds(Page(1, 12), 4), .. InRounds(Page(2, 6), 4)]));

    [Fact]
    public void Without_both_stamps_the_row_is_not_certain()
    {
        var finding = Assert.Single(Requests.Found<NPlusOne>(
            Page(0, 12).Concat(Page(1, 20)).Select(call => call.Request.Url.Host == "catalog" ? call with { Duration = default, Timing = Timing.StartOnly } : call)));

        Assert.True(finding.Score < Finding.HighScore);
        Assert.Contains("one after another or side by side", Assert.Single(finding.Notes));
    }

    [Theory]
    [InlineData("http://catalog/products/{0}", "GET catalog/products/{id}")]
    [InlineData("http://catalog/products?id={0}", "GET catalog/products")]
    public void A_row_of_single_calls_needs_no_list(string url, string single)
    {
        var finding = Assert.Single(Requests.Found<NPlusOne>([.. Row(0, 4, url), .. Row(1, 7, url), .. Row(2, 12, url)]));

        Assert.Equal((single, "GET svc/orders"), (finding.Endpoint.ToString(), finding.Inbound.ToString()));
        Assert.Null(finding.List);
        Assert.Equal((3, 23, 12), (finding.Inbounds, finding.Calls, finding.LargestPerInbound));
        Assert.True(finding.Score >= Finding.HighScore);
        Assert.Equal("20 of 20 calls began when the one before was over.", finding.Proof[1]);
    }

    [Fact]
    public void As_many_single_calls_each_time_are_the_steps_of_a_task() =>
        Assert.Empty(Requests.Found<NPlusOne>(Enumerable.Range(0, 4).SelectMany(row => Row(row, 12, "http://catalog/products?id={0}"))));

    [Theory]
    [InlineData("http://catalog/products?page={0}")]
    [InlineData("http://catalog/products?size=50&cursor={0}")]
    public void Reading_on_page_by_page_is_no_finding(string url) =>
        Assert.Empty(Requests.Found<NPlusOne>([.. Row(0, 4, url), .. Row(1, 7, url), .. Row(2, 12, url)]));

    [Fact]
    public void Calls_side_by_side_that_each_answer_with_a_list_of_one_could_be_one()
    {
        var found = Assert.Single(Requests.Found<NPlusOne>([.. Fan(0, 4, OneOf), .. Fan(1, 8, OneOf), .. Fan(2, 12, OneOf)]));

        Assert.Equal(("GET staff/people", 12), (found.Endpoint.ToString(), found.LargestPerInbound));
        Assert.Contains("side by side", found.Title, StringComparison.Ordinal);
        Assert.True(found.Score < Finding.HighScore);
    }

    [Fact]
    public void Calls_side_by_side_for_what_cannot_be_asked_for_together_are_no_finding() =>
        Assert.Empty(Requests.Found<NPlusOne>([.. Fan(0, 4, One), .. Fan(1, 8, One), .. Fan(2, 12, One)]));

    [Fact]
    public void A_call_that_asks_for_several_tells_that_one_could() =>
        Assert.Single(Requests.Found<NPlusOne>([.. Fan(0, 4, One), .. Fan(1, 8, One), .. Fan(2, 12, One), Calls.Outbound("http://staff/people?id=1&id=2", 90_000, 5)]));

    private static string OneOf(int id) => $$"""[{"id":{{id}},"name":"n{{id}}"}]""";

    private static string One(int id) => $$"""{"id":{{id}},"name":"n{{id}}"}""";

    private static IEnumerable<Exchange> Fan(int row, int calls, Func<int, string> answer) => Enumerable.Range(0, calls)
        .Select(call => Calls.Outbound($"http://staff/people?id={(row * 100) + call}", (row * 5000) + 5, 80).WithBody(answer((row * 100) + call)))
        .Prepend(Calls.Inbound("http://svc/weeks", row * 5000, 100));

    private static IEnumerable<Exchange> Row(int row, int calls, string url) => Enumerable.Range(0, calls)
        .Select(call => Calls.Outbound(string.Format(null, url, 7000 + (row * 100) + call), (row * 5000) + 5 + (call * 20), 18))
        .Prepend(Calls.Inbound("http://svc/orders", row * 5000, 10 + (calls * 20)));

    private static string Word(string sku) => $"http://catalog/by-name/{string.Concat(sku.Select(digit => (char)('a' + digit - '0')))}";

    private static string Sku(int page, int entry) => $"{(page * 1000) + 5000 + entry}";

    private static Exchange List(int page, double start, int entries, Func<int, string> id) =>
        Calls.Outbound("http://store/lines", start, 20).WithBody(
            $$"""{"page":{{page}},"lines":[{{string.Join(',', Enumerable.Range(0, entries).Select(entry => $$"""{"product":"{{id(entry)}}","count":1}"""))}}]}""");

    // The single calls of a page, so many of them at once.
    private static IEnumerable<Exchange> InRounds(IEnumerable<Exchange> page, int size)
    {
        var place = 0;
        return page.Select(call => call.Request.Url.Host == "catalog" ? call with { Start = call.Start.AddMilliseconds(-20 * (place++ % size)) } : call);
    }

    // A page whose list gives links in place of ids.
    private static IEnumerable<Exchange> Linked(int page, int entries, string link = "/products/{0}", string url = "http://catalog/products/{0}")
    {
        var links = Enumerable.Range(0, entries).Select(entry => $$"""{"href":"{{string.Format(null, link, Sku(page, entry))}}"}""");
        return Page(page, entries, sku => string.Format(null, url, sku)).Select(call => call.Request.Url.Host == "store"
            ? call.WithBody($$"""{"_links":{"items":[{{string.Join(',', links)}}]} }""")
            : call);
    }

    private static IEnumerable<Exchange> Page(
        int page, int entries, Func<string, string>? url = null, Func<string, string>? name = null, int? asked = null)
    {
        string Id(int entry) => name is null ? Sku(page, entry) : name(Sku(page, entry)).Split('/')[^1];
        var start = page * 5000.0;
        yield return Calls.Inbound("http://svc/orders", start, 4900);
        yield return List(page, start + 10, entries, Id);
        for (var entry = 0; entry < (asked ?? entries); entry++)
            yield return Calls.Outbound((url ?? (sku => $"http://catalog/products/{sku}"))(Sku(page, entry)), start + 40 + (20 * entry), 15);
    }
}
