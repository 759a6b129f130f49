using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Traffic.Tests.Inspection.States;

public class IllegalTransitionsTests
{
    private static readonly string[][] LegalWays =
        [["open", "paid", "shipped"], ["open", "cancelled"], ["open", "held", "open", "paid", "shipped"], ["open", "paid", "cancelled"]];

    [Fact]
    public void An_order_that_comes_back_out_of_an_end_is_illegal()
    {
        var finding = Assert.IsType<IllegalTransition>(Assert.Single(Found([.. Legal(40), .. OrderLives.Order(900, 300, "open", "paid", "shipped", "paid")])));

        Assert.Equal(("shipped", "paid", "$.status", true, 1), (finding.From, finding.To, finding.Field, finding.IsTerminal, finding.Count));
        Assert.Equal(["/orders/900"], finding.Resources);
        Assert.Equal("POST /orders/{id}/paid", finding.Operation);
        Assert.StartsWith("/orders/900 went from shipped to paid ($.status), out of a state which 20 of 21 never leave", finding.Title);
        Assert.Equal("05:06:09.300 POST /orders/900/shipped → 200 showed shipped", finding.Proof[0]);
        Assert.Equal("05:06:10.300 POST /orders/900/paid → 200 showed paid", finding.Proof[1]);
        Assert.StartsWith("otherwise: none of 20 others in shipped", finding.Proof[2]);
    }

    // Ideas begin with id, which says nothing of what the id in the answer is of.
    [Theory]
    [InlineData("orders")]
    [InlineData("ideas")]
    public void An_answer_that_names_what_it_is_of_by_its_id_shows_its_state(string collection)
    {
        var calls = Legal(40).Concat(OrderLives.Order(900, 300, "open", "paid", "shipped", "paid")).Select(call => call with
        {
            Request = call.Request with { Url = new Uri(call.Request.Url.AbsoluteUri.Replace("/orders", $"/{collection}", StringComparison.Ordinal)) },
        });

        Assert.Equal($"POST /{collection}/{{id}}/paid", Assert.IsType<IllegalTransition>(Assert.Single(Found(calls))).Operation);
    }

    [Fact]
    public void A_step_back_along_a_way_that_leads_one_way_is_illegal()
    {
        var finding = Assert.Single(Found([.. Legal(120), .. OrderLives.Order(900, 300, "open", "paid", "open", "paid", "shipped")]).OfType<IllegalTransition>());

        Assert.Equal(("paid", "open", false), (finding.From, finding.To, finding.IsTerminal));
        Assert.Contains("where", finding.Title);
        Assert.InRange(finding.Score, Finding.HighScore, 1);
    }

    [Fact]
    public void A_call_of_other_states_that_leads_out_of_an_end_is_no_way_that_is_offered()
    {
        var finding = Assert.IsType<IllegalTransition>(Assert.Single(Found(Tickets(25, 5, "assignee"))));

        Assert.Equal(("closed", "working", true, 5), (finding.From, finding.To, finding.IsTerminal, finding.Count));
        Assert.Equal("PUT /tickets/{id}/assignee", finding.Operation);
    }

    [Fact]
    public void A_call_of_its_own_that_leads_out_of_an_end_is_a_way() => Assert.Empty(Found(Tickets(25, 5, "reopen")));

    [Fact]
    public void Legal_lives_with_loops_and_ends_are_silent() => Assert.Empty(Found(Legal(120)));

    [Fact]
    public void A_new_state_that_is_seldom_reached_is_silent() =>
        Assert.Empty(Found([.. Legal(40), .. OrderLives.Order(900, 300, "open", "paid", "shipped", "returned")]));

    [Fact]
    public void Calls_that_overlap_leave_open_which_state_came_first() =>
        Assert.Empty(Found([.. Legal(40), .. OrderLives.Order(900, 300, "open", "paid", "shipped"), OrderLives.Read(900, 2310, "paid")]));

    [Fact]
    public void Calls_without_stamps_have_no_order() =>
        Assert.Empty(Found([.. Legal(40), .. OrderLives.Order(900, 300, "open", "paid", "shipped", "paid").Select(call => call with { Timing = Timing.None })]));

    // Tickets are worked on, resolved and closed; the answers of these calls are the ticket, those of reads never show that it is resolved.
    private static IEnumerable<Exchange> Tickets(int closed, int back, string backBy)
    {
        Exchange Call(int id, int step, string method, string path, string status) =>
            Calls.Inbound($"http://svc/tickets/{id}{path}", (id * 40) + (step * 1000), 20).WithMethod(method)
                .WithBody($$"""{"id":{{id}},"status":"{{status}}"}""");
        return Enumerable.Range(100, closed + back).SelectMany(id => new[]
        {
            Call(id, 0, "PUT", "", "open"), Call(id, 1, "PUT", "/assignee", "working"), Call(id, 2, "POST", "/resolve", "resolved"),
            Call(id, 3, "POST", "/close", "closed"), id < 100 + back ? Call(id, 4, "PUT", $"/{backBy}", "working") : Call(id, 4, "GET", "", "closed"),
        });
    }

    [Fact]
    public void A_step_that_all_others_take_is_not_left_out()
    {
        var skip = Assert.IsType<IllegalTransition>(Assert.Single(Found(
            [.. Enumerable.Range(0, 30).SelectMany(order => OrderLives.Order(100 + order, order * 40, "open", "paid", "shipped")), .. OrderLives.Order(900, 300, "open", "shipped")])));

        Assert.Equal(("open", "shipped", 1), (skip.From, skip.To, skip.Count));
    }

    [Fact]
    public void A_step_that_reads_may_have_missed_is_not_left_out_for_sure() =>
        Assert.Empty(Found(
        [
            .. Enumerable.Range(0, 30).SelectMany(job => new[] { OrderLives.Read(100 + job, job * 40, "queued"), OrderLives.Read(100 + job, (job * 40) + 1000, "running"), OrderLives.Read(100 + job, (job * 40) + 2000, "done") }),
            OrderLives.Read(900, 300, "queued"), OrderLives.Read(900, 2300, "done"),
        ]));

    // All others move by writes; who was never seen in between was taken round the writes, as a refusal of the short way tells.
    [Theory]
    [InlineData(409, 1)]
    [InlineData(0, 0)]
    public void A_step_that_was_left_out_unseen_is_told_where_a_write_that_leaves_it_out_is_refused(int status, int found)
    {
        Exchange Scan(int id, double start, string state, int answered = 200) => Calls.Inbound($"http://svc/parcels/pk-{id}/scans", start, 20, answered)
            .WithMethod("POST").WithRequestBody($$"""{"status":"{{state}}"}""").WithBody(answered == 200 ? $$"""{"code":"pk-{{id}}","status":"{{state}}"}""" : "");
        Exchange Read(int id, double start, string state) =>
            Calls.Inbound($"http://svc/parcels/pk-{id}", start, 20).WithBody($$"""{"code":"pk-{{id}}","status":"{{state}}"}""");

        var calls = Enumerable.Range(100, 40).SelectMany(id => id % 8 == 0
            ? [Read(id, id * 50, "announced"), Read(id, (id * 50) + 3000, "delivered")]
            : new[]
            {
                Read(id, id * 50, "announced"), Scan(id, (id * 50) + 1000, "picked_up"), Scan(id, (id * 50) + 2000, "delivered"),
            });
        var refused = status == 0 ? [] : new[] { Read(500, 50, "announced"), Scan(500, 1000, "delivered", status) };

        var skips = Found([.. calls, .. refused]).OfType<IllegalTransition>().ToArray();

        Assert.Equal(found, skips.Length);
        Assert.All(skips, skip => Assert.Equal(("announced", "delivered", 5), (skip.From, skip.To, skip.Count)));
    }

    [Fact]
    public void A_way_round_a_guard_contradicts_its_refusals()
    {
        var around = Enumerable.Range(500, 6).SelectMany(id => new[] { OrderLives.Read(id, id * 10, "paid"), OrderLives.Read(id, (id * 10) + 2000, "open") });
        var refused = Enumerable.Range(600, 6).SelectMany(id => OrderLives.Order(id, id * 10, "open", "held", "paid").Append(OrderLives.Write(id, (id * 10) + 4000, "open", 409)));
        var reopened = Enumerable.Range(700, 6).SelectMany(id => OrderLives.Order(id, id * 10, "open", "held", "open"));

        Assert.Contains(Found([.. around, .. refused, .. reopened]).OfType<IllegalTransition>(), found => (found.From, found.To) == ("paid", "open"));
    }

    internal static IEnumerable<Exchange> Legal(int count) =>
        Enumerable.Range(0, count).SelectMany(order => OrderLives.Order(100 + order, order * 40, LegalWays[order % LegalWays.Length]));

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is IllegalTransition)];
}
