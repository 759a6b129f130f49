using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.States;

namespace Wirefix.Traffic.Tests.Inspection.States;

public class UnguardedWritesTests
{
    [Fact]
    public void A_cancellation_that_others_are_refused_is_unguarded()
    {
        var finding = Assert.IsType<UnguardedWrite>(Assert.Single(Found([.. Refused(12), .. Cancelled(0, 12), .. Late(500, 200)])));

        Assert.Equal(("POST /orders/{id}/cancelled", "shipped", 409, "$.status"), (finding.Operation, finding.State, finding.RefusedWith, finding.Field));
        Assert.Equal(["/orders/500"], finding.Accepted);
        Assert.Equal(12, finding.Refused.Length);
        Assert.InRange(finding.Score, 0.8, 1);
        Assert.Equal("05:06:09.000 POST /orders/500/shipped → 200 showed shipped", finding.Proof[0]);
        Assert.Equal("05:06:10.000 POST /orders/500/cancelled → 200 was accepted", finding.Proof[1]);
        Assert.EndsWith("→ 409", finding.Proof[2]);
    }

    [Fact]
    public void A_write_that_as_many_are_refused_as_granted_is_unguarded_but_not_as_certain()
    {
        var calls = Enumerable.Range(0, 6).SelectMany(order => Late(500 + order, 200));

        var finding = Assert.IsType<UnguardedWrite>(Assert.Single(Found([.. Refused(6), .. Cancelled(0, 12), .. calls])));

        Assert.Equal(("shipped", 6, 6), (finding.State, finding.Accepted.Length, finding.Refused.Length));
        Assert.InRange(finding.Score, 0.4, 0.5);
    }

    [Fact]
    public void A_write_that_fewer_are_refused_than_granted_is_the_rule() =>
        Assert.Empty(Found([.. Refused(4), .. Cancelled(0, 12), .. Enumerable.Range(0, 6).SelectMany(order => Late(500 + order, 200))]));

    [Theory]
    [InlineData("id")]
    [InlineData("payment_id")]
    public void An_id_that_the_caller_chose_names_what_is_created(string name)
    {
        Exchange Call(int payment, double start, string path, int status, string answer) =>
            Calls.Inbound($"http://svc/payments{path}", (payment * 50) + start, 20, status).WithMethod("POST")
                .WithRequestBody(path == "" ? $$"""{"{{name}}":"pay-{{payment}}"}""" : "{}").WithBody(answer);
        var calls = Enumerable.Range(0, 12).SelectMany(payment => new[]
        {
            Call(payment, 0, "", 201, $$"""{"{{name}}":"pay-{{payment}}","state":"authorised"}"""),
            Call(payment, 1000, $"/pay-{payment}/capture", 200, """{"state":"captured"}"""),
            Call(payment, 2000, $"/pay-{payment}/capture", payment == 3 ? 200 : 409, payment == 3 ? """{"state":"captured"}""" : "{}"),
            Calls.Inbound($"http://svc/payments/pay-{payment}", (payment * 50) + 3000, 20).WithBody("""{"state":"captured"}"""),
        });

        var finding = Assert.IsType<UnguardedWrite>(Assert.Single(Found(calls)));

        Assert.Equal(("captured", 11), (finding.State, finding.Refused.Length));
        Assert.Equal(["/payments/pay-3"], finding.Accepted);
    }

    [Fact]
    public void Refusals_of_all_are_the_guard_at_work() => Assert.Empty(Found([.. Refused(12), .. Cancelled(0, 12)]));

    [Fact]
    public void Refusals_that_come_in_every_state_are_not_the_states_doing() =>
        Assert.Empty(Found([.. Refused(6), .. Late(500, 200), .. Enumerable.Range(0, 6).SelectMany(order => new[]
        {
            OrderLives.Read(700 + order, order * 50, "open"), OrderLives.Write(700 + order, 3000 + (order * 50), "cancelled", order == 0 ? 200 : 409),
        })]));

    [Fact]
    public void Calls_without_stamps_have_no_state_before() =>
        Assert.Empty(Found(new[] { Refused(12), Cancelled(0, 12), Late(500, 200) }.SelectMany(calls => calls).Select(call => call with { Timing = Timing.None })));

    [Fact]
    public void A_state_is_known_by_how_it_moves_whatever_it_is_called()
    {
        Exchange Story(int id, int step, string workflow, int status = 200) => Calls.Inbound($"http://svc/stories/{id}", (id * 50) + (step * 1000), 20, status)
            .WithMethod("PATCH").WithRequestBody($$"""{"workflow":"{{workflow}}"}""").WithBody(status == 200 ? $$"""{"title":"t-{{id}}","workflow":"{{workflow}}"}""" : "");

        var found = Assert.IsType<UnguardedWrite>(Assert.Single(Found(Enumerable.Range(100, 24).SelectMany(id => id % 8 == 0
            ? new[] { Story(id, 0, "draft"), Story(id, 1, "published") }
            : [Story(id, 0, "draft"), Story(id, 1, "published", 409), Story(id, 2, "in-review"), Story(id, 3, "published")]))));

        Assert.Equal(("$.workflow", "draft"), (found.Field, found.State));
    }

    [Theory]
    [InlineData("""{"amount":5}""", 1)]
    [InlineData("""{"text":"fine"}""", 0)]
    public void The_same_data_sent_another_way_meets_the_same_guard(string body, int findings)
    {
        Exchange Offer(int id, int step, string method, string path, string sent, int status = 200) => Calls.Inbound($"http://svc/lots/{id}/{path}", (id * 50) + (step * 1000), 20, status)
            .WithMethod(method).WithRequestBody(sent).WithBody(status == 200 ? $$"""{"lot":{{id}},"phase":"{{(step < 3 ? "open" : "closed")}}"}""" : "");
        Exchange Show(int id, int step, string phase) => Calls.Inbound($"http://svc/lots/{id}", (id * 50) + (step * 1000), 20).WithBody($$"""{"lot":{{id}},"phase":"{{phase}}"}""");

        Assert.Equal(findings, Found(Enumerable.Range(100, 20).SelectMany(id => new[]
        {
            Show(id, 0, "open"), Offer(id, 1, "POST", "bids", """{"amount":3}"""), Offer(id, 2, "PUT", "autobid", body), Show(id, 3, "closed"),
            id % 2 == 0 ? Offer(id, 4, "POST", "bids", """{"amount":9}""", 409) : Offer(id, 4, "PUT", "autobid", body),
        })).Count);
    }

    // A locked account takes no password; a link lets its holder in all the same, where it is not guarded as well. The refusal itself tells the state.
    [Theory]
    [InlineData(201, 1)]
    [InlineData(423, 0)]
    public void Another_way_to_make_the_same_needs_the_same_guard(int linkOnLocked, int findings)
    {
        Exchange Call(int id, int step, string path, int status, string answer, string body = "") => Calls
            .Inbound($"http://svc/accounts/u{id}{path}", (id * 1000) + (step * 50), 20, status).As(path == "" ? "GET" : "POST", body).WithBody(answer);
        var calls = Enumerable.Range(100, 20).SelectMany(id => id % 2 == 0
            ? new[]
            {
                Call(id, 0, "", 200, """{"user":"u","state":"active"}"""),
                Call(id, 1, "/sessions", 201, """{"session":1}""", """{"password":"x"}"""),
                Call(id, 2, "/link-sessions", 201, """{"session":2}""", """{"link":"y"}"""),
            }
            :
            [
                Call(id, 0, "", 200, """{"user":"u","state":"active"}"""),
                Call(id, 1, "/sessions", 401, """{"error":"wrong","state":"locked"}""", """{"password":"z"}"""),
                Call(id, 2, "/sessions", 423, """{"error":"locked"}""", """{"password":"x"}"""),
                Call(id, 3, "", 200, """{"user":"u","state":"locked"}"""),
                Call(id, 4, "/link-sessions", linkOnLocked, """{"session":2}""", """{"link":"y"}"""),
            ]);

        var found = Found(calls).OfType<UnguardedWrite>().ToArray();

        Assert.Equal(findings, found.Length);
        Assert.All(
            found,
            finding => Assert.Equal(("POST /accounts/{id}/link-sessions", "locked", 423), (finding.Operation, finding.State, finding.RefusedWith)));
    }

    [Fact]
    public void The_one_write_that_an_end_takes_and_another_end_refuses_is_unguarded_but_not_as_certain()
    {
        var finding = Assert.IsType<UnguardedWrite>(Assert.Single(Found(Lots(bidOnWithdrawn: 200))));

        Assert.Equal(("POST /lots/{id}/bids", "withdrawn", 409), (finding.Operation, finding.State, finding.RefusedWith));
        Assert.Equal((10, 10), (finding.Accepted.Length, finding.Refused.Length));
        Assert.Contains("refused 10 times in state sold", finding.Title);
        Assert.InRange(finding.Score, 0.4, Finding.HighScore - 0.01);
    }

    [Theory]
    [InlineData(409, 409, null)]
    [InlineData(200, 200, null)]
    [InlineData(200, 409, "open")]
    public void Ends_that_agree_and_a_state_that_the_write_leads_out_of_are_guarded(int bidOnWithdrawn, int bidOnSold, string? then) =>
        Assert.Empty(Found(Lots(bidOnWithdrawn, bidOnSold, then)));

    // A form that is closed as a whole, and may be changed in part.
    [Theory]
    [InlineData(200, "amount", 1)]
    [InlineData(409, "amount", 0)]
    [InlineData(200, "comment", 0)]
    public void A_part_of_what_is_closed_that_is_written_is_unguarded(int patchOnSubmitted, string field, int findings)
    {
        var calls = Enumerable.Range(100, 16).SelectMany(id =>
        {
            Exchange Claim(int step, string method, string path, string body, string state, int status = 200) =>
                Calls.Inbound($"http://svc/claims/{id}{path}", (id * 50) + (step * 1000), 20, status).WithMethod(method).WithRequestBody(body)
                    .WithBody(status == 200 ? $$"""{"no":"c-{{id}}","state":"{{state}}"}""" : "");
            return new[]
            {
                Claim(0, "PUT", "", """{"amount":1,"what":"x"}""", "draft"),
                Claim(1, "PATCH", "", $$"""{"{{field}}":2}""", "draft"),
                Claim(2, "POST", "/submission", "{}", "submitted"),
                id % 2 == 0 ? Claim(3, "PUT", "", """{"amount":3,"what":"x"}""", "submitted", 409) : Claim(3, "PATCH", "", $$"""{"{{field}}":3}""", "submitted", patchOnSubmitted),
            };
        });

        var found = Found(calls).OfType<UnguardedWrite>().ToArray();

        Assert.Equal(findings, found.Length);
        Assert.All(found, finding =>
        {
            Assert.Equal(("PATCH /claims/{id}", "submitted", 409), (finding.Operation, finding.State, finding.RefusedWith));
            Assert.True(finding.Score < Finding.HighScore);
        });
    }

    // Lots that take bids while they are open, of which every second is withdrawn and the others are sold.
    private static IEnumerable<Exchange> Lots(int bidOnWithdrawn, int bidOnSold = 409, string? then = null) => Enumerable.Range(100, 20).SelectMany(id =>
    {
        var isSold = id % 2 == 1;
        var end = isSold ? "sold" : "withdrawn";
        Exchange Lot(int step, string method, string path, string state, int status = 200) => Calls.Inbound($"http://svc/lots/{id}{path}", (id * 50) + (step * 1000), 20, status)
            .WithMethod(method).WithBody(status == 200 ? $$"""{"id":{{id}},"state":"{{state}}"}""" : "");
        return new[]
        {
            Lot(0, "PUT", "", "open"),
            Lot(1, "POST", "/bids", "open"),
            Lot(2, "POST", isSold ? "/hammer" : "/withdraw", end),
            isSold ? Lot(3, "GET", "", end) : Lot(3, "POST", "/hammer", end, 409),
            Lot(4, "POST", "/bids", isSold ? end : then ?? end, isSold ? bidOnSold : bidOnWithdrawn),
        };
    });

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is UnguardedWrite)];

    private static IEnumerable<Exchange> Late(int id, int status) =>
        [.. OrderLives.Order(id, 0, "open", "paid", "shipped"), OrderLives.Write(id, 3000, "cancelled", status)];

    private static IEnumerable<Exchange> Refused(int count) => Enumerable.Range(0, count).SelectMany(order => Late(100 + order, 409));

    private static IEnumerable<Exchange> Cancelled(double start, int count) =>
        Enumerable.Range(0, count).SelectMany(order => OrderLives.Order(300 + order, start, "open", "cancelled"));
}
