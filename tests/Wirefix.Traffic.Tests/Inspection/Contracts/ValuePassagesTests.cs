using System.Text.Json;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;

namespace Wirefix.Traffic.Tests.Inspection.Contracts;

public class ValuePassagesTests
{
    [Fact]
    public void A_field_that_is_left_out_of_a_few_calls_is_lost()
    {
        var lost = Assert.IsType<LostValue>(Assert.Single(Found(Orders(40, (call, body) => call % 13 == 5 ? body.Replace("\"customer_id\":", "\"note\":") : body))));

        Assert.Equal(("$.customerId", "$.customer_id"), (lost.From.Name, lost.To.Name));
        Assert.Equal((37, 3), (lost.Kept, lost.Lost));
        Assert.Equal("POST up/payments", lost.Endpoint.ToString());
        Assert.Equal(["0010", "0011", "0036", "0037", "0062", "0063"], lost.ExchangeIds);
        Assert.Equal("05:06:07.500 POST /orders → 200 came with $.customerId = cust-0005", lost.Proof[0]);
        Assert.Equal("05:06:07.510 POST /payments → 200 went without it", lost.Proof[1]);
        Assert.Equal(
            "otherwise: 05:06:07.000 POST /orders → 200 came with $.customerId = cust-0000; 05:06:07.010 POST /payments → 200 went with $.customer_id = cust-0000",
            lost.Proof[2]);
    }

    /// <summary>One call alone may leave something out for a reason, however often it is sent.</summary>
    [Fact]
    public void What_is_sent_again_is_lost_once()
    {
        var calls = Orders(40, (call, body) => call == 5 ? body.Replace("\"customer_id\":", "\"note\":") : body).ToArray();
        var again = calls.Single(call => call.Direction == Direction.Outbound && call.Request.Body.Span.IndexOf("note"u8) >= 0);
        var refused = Calls.Outbound("https://up/payments", 502, 5, 503).WithMethod("POST").WithRequestBody(System.Text.Encoding.UTF8.GetString(again.Request.Body.Span));

        Assert.Empty(Found([.. calls, refused]));
    }

    [Theory]
    [InlineData("cust-0005", "cust-00", Alteration.Truncated)]
    [InlineData("cust-0005", "CUST-0005", Alteration.CaseChanged)]
    [InlineData("cust-0005", "cust%2D0005", Alteration.Escaped)]
    [InlineData("cust-0005", " cust-0005", Alteration.Trimmed)]
    [InlineData("cust-0005", "cust-0004", Alteration.OfAnotherCall)]
    public void A_value_that_comes_out_otherwise_is_altered(string value, string sent, Alteration alteration)
    {
        var altered = Assert.IsType<AlteredValue>(
            Assert.Single(Found(Orders(40, (call, body) => call is 5 or 5 + 1 ? body.Replace(value[..^1] + call, call == 5 ? sent : sent.Replace('5', '6').Replace("0004", "0005")) : body))));

        Assert.Equal((alteration, value, sent), (altered.Alteration, altered.Received, altered.Sent));
        Assert.Contains(altered.Received, altered.Proof[0]);
        Assert.EndsWith($"went with $.customer_id = {sent}", altered.Proof[1]);
        Assert.StartsWith("otherwise: ", altered.Proof[2]);
    }

    [Fact]
    public void A_large_number_that_a_double_cannot_hold_loses_precision()
    {
        var calls = Enumerable.Range(0, 30).SelectMany(call =>
        {
            var id = call % 10 == 3 ? 9_007_199_254_740_993 + (2 * call) : 100_000 + call;
            return Pair(call, $$"""{"transferId":{{id}},"note":"n"}""", $$"""{"transferId":{{(long)(double)id}},"note":"n"}""");
        });

        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(calls)));

        Assert.Equal((Alteration.PrecisionLost, 27, 3), (altered.Alteration, altered.Kept, altered.Altered));
    }

    [Fact]
    public void Cents_for_units_in_every_call_are_told_but_not_as_certain()
    {
        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(Enumerable.Range(1, 60).SelectMany(call =>
            Pair(call, $$"""{"total_price":{{call}}.50}""", $$"""{"totalPrice":{{call}}50}""")))));

        Assert.Equal((Alteration.Scaled, 60), (altered.Alteration, altered.Altered));
        Assert.InRange(altered.Score, 0.5, Finding.HighScore - 0.01);
    }

    [Fact]
    public void A_value_of_an_upstream_that_the_answer_rounds_is_altered()
    {
        var calls = Enumerable.Range(0, 40).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/quotes/{call}", call * 100, 50).WithBody($$"""{"rate":{{(call % 8 == 1 ? $"{call + 11}.1" : $"{call + 11}.125")}}}"""),
            Calls.Outbound($"https://up/rates/{call}", (call * 100) + 10, 20).WithBody($$"""{"rate":{{call + 11}}.125}"""),
        });

        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(calls)));

        Assert.Equal((Alteration.Rounded, MessageSide.Response, Direction.Inbound), (altered.Alteration, altered.To.Side, altered.Direction));
    }

    [Fact]
    public void A_currency_that_is_a_default_at_times_is_told_although_its_values_are_few()
    {
        string[] currencies = ["EUR", "GBP", "CHF"];
        var calls = Enumerable.Range(0, 60).SelectMany(call =>
            Pair(call, $$"""{"currency":"{{currencies[call % 3]}}"}""", $$"""{"currency":"{{(call is 10 or 11 or 30 ? "USD" : currencies[call % 3])}}"}"""));

        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(calls)));

        Assert.Equal((Alteration.Defaulted, "USD", 3), (altered.Alteration, altered.Sent, altered.Altered));
    }

    [Fact]
    public void Cents_of_an_upstream_that_every_answer_shows_as_units_are_the_services_own_contract() =>
        Assert.Empty(Found(Enumerable.Range(0, 60).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/today/{call}", call * 100, 50).WithBody($$"""{"price":{{call + 11}}.5}"""),
            Calls.Outbound($"https://up/menus/{call}", (call * 100) + 10, 20).WithBody($$"""{"price":{{call + 11}}50}"""),
        })));

    [Fact]
    public void Amounts_that_go_on_in_steps_of_five_cents_are_rounded()
    {
        var calls = Enumerable.Range(0, 50).SelectMany(call =>
        {
            var amount = 20 + (call * 1.01m);
            return Pair(call, $$"""{"amount":{{amount}}}""", $$"""{"amount":{{decimal.Round(amount * 20) / 20}}}""");
        });

        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(calls)));

        Assert.Equal((Alteration.Rounded, 10, 40), (altered.Alteration, altered.Kept, altered.Altered));
        Assert.True(altered.Score < Finding.HighScore);
    }

    [Fact]
    public void A_field_that_is_always_the_default_in_a_copy_is_altered()
    {
        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(Refunds(call => $$"""{"payment":"p-{{call:0000}}","amount":{{call + 120}},"currency":"EUR"}"""))));

        Assert.Equal((Alteration.Defaulted, "$.currency", "CHF", "EUR"), (altered.Alteration, altered.To.Name, altered.Received, altered.Sent));
        Assert.Equal((20, 40), (altered.Kept, altered.Altered));
        Assert.InRange(altered.Score, 0.5, Finding.HighScore - 0.01);
    }

    [Fact]
    public void A_field_that_is_always_the_same_in_a_message_of_its_own_is_no_alteration() =>
        Assert.Empty(Found(Refunds(call => $$"""{"payment":"p-{{call:0000}}","currency":"EUR"}""")));

    [Fact]
    public void The_service_of_a_chain_that_loses_a_value_is_named()
    {
        var calls = Enumerable.Range(0, 30).SelectMany(call => Chain(call, lostInB: call % 9 == 4));

        var lost = Assert.IsType<LostValue>(Assert.Single(Found(calls)));

        Assert.Equal(("B", "X-Tenant", "POST c/book"), (lost.Keeper, lost.To.Name, lost.Endpoint.ToString()));
        Assert.EndsWith("; in B", lost.Title);
    }

    [Fact]
    public void A_value_that_changes_between_two_services_is_named_with_both()
    {
        // From the third exchange of a chain on, all hold what arrived at B.
        var calls = Enumerable.Range(0, 30).SelectMany(call => Chain(call, lostInB: false).Select((exchange, place) =>
            call % 9 == 4 && place >= 2 ? exchange.WithRequestBody(exchange.Request.BodyText.Replace("ref-", "REF-")) : exchange));

        var altered = Assert.IsType<AlteredValue>(Assert.Single(Found(calls)));

        Assert.Equal(("A and B", Alteration.CaseChanged, "$.reference"), (altered.Keeper, altered.Alteration, altered.To.Name));
        Assert.EndsWith("; between A and B", altered.Title);
        Assert.Equal("05:06:07.410 POST /reserve → 200 came with $.reference = ref-0004", altered.Proof[0]);
        Assert.Equal("05:06:07.415 POST /reserve → 200 went with $.reference = REF-0004", altered.Proof[1]);
    }

    [Fact]
    public void A_lost_value_is_written_with_its_kind_and_its_places()
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(Orders(40, (call, body) => call % 13 == 5 ? body.Replace("\"customer_id\":", "\"note\":") : body)));

        using var document = JsonDocument.Parse(JsonSerializer.Serialize(inspection, new JsonSerializerOptions(JsonSerializerDefaults.Web)));

        var lost = document.RootElement.GetProperty("findings")[0];
        Assert.Equal("lostValue", lost.GetProperty("kind").GetString());
        Assert.Equal("POST svc/orders", lost.GetProperty("from").GetProperty("endpoint").GetString());
        Assert.Equal("request", lost.GetProperty("to").GetProperty("side").GetString());
        Assert.Equal("body", lost.GetProperty("to").GetProperty("part").GetString());
    }

    [Theory]
    [InlineData("{\"price\":10.5}", "{\"price\":10.50}")]
    [InlineData("{\"at\":\"2026-01-02T03:04:05Z\"}", "{\"at\":\"2026-01-02T04:04:05+01:00\"}")]
    [InlineData("{\"key\":\"6F9619FF-8B86-D011-B42D-00C04FC964FF\"}", "{\"key\":\"6f9619ff-8b86-d011-b42d-00c04fc964ff\"}")]
    public void Another_writing_of_the_same_value_is_no_alteration(string received, string sent) =>
        Assert.Empty(Found(Enumerable.Range(10, 30).SelectMany(call => Pair(
            call, received.Replace("10.5", $"{call}.5").Replace("05Z", $"{call}Z").Replace("6F9619FF", $"6F9619{call}"),
            sent.Replace("10.5", $"{call}.5").Replace("05+", $"{call}+").Replace("6f9619ff", $"6f9619{call}")))));

    [Fact]
    public void Numbers_at_the_end_of_what_a_decimal_holds_are_compared_without_overflow() =>
        Assert.NotNull(Found(Enumerable.Range(10, 30).SelectMany(call =>
            Pair(call, $$"""{"number":792281625142643375935439503{{call}}}""", $$"""{"number":-792281625142643375935439{{call}}}"""))));

    [Fact]
    public void A_limit_is_no_alteration() =>
        Assert.Empty(Found(Enumerable.Range(0, 40).SelectMany(call =>
            Pair(call, $$"""{"limit":{{100 + (call * 11)}}}""", $$"""{"limit":{{Math.Min(500, 100 + (call * 11))}}}"""))));

    [Fact]
    public void A_status_that_calls_change_is_no_alteration() =>
        Assert.Empty(Found(Enumerable.Range(0, 40).SelectMany(call =>
            Pair(call, $$"""{"orderStatus":"{{(call % 2 == 0 ? "open" : "held")}}"}""", $$"""{"orderStatus":"{{(call % 10 == 0 ? "done" : call % 2 == 0 ? "open" : "held")}}"}"""))));

    [Fact]
    public void Everything_that_passes_through_is_silent() => Assert.Empty(Found(Orders(60, (_, body) => body)));

    [Theory]
    [InlineData("0", "7")]
    [InlineData("false", "true")]
    public void A_default_value_that_is_left_out_is_lost(string leftOut, string kept)
    {
        var lost = Assert.IsType<LostValue>(Assert.Single(Found(Readings(call => call % 5 == 0 ? leftOut : kept, call => call % 5 == 0 ? null : kept))));

        Assert.Equal(("$.kwh", "$.kwh", 12), (lost.From.Name, lost.To.Name, lost.Lost));
        Assert.InRange(lost.Score, 0.5, 0.8);
    }

    [Fact]
    public void A_default_value_that_is_sent_at_times_is_not_left_out_by_rule() =>
        Assert.Empty(Found(Readings(call => call % 5 == 0 ? "0" : "7", call => call % 10 == 0 ? null : call % 5 == 0 ? "0" : "7")));

    [Theory]
    [InlineData("see you at nine, call me when you are there", "see you at ni…")]
    [InlineData("12-{0}.mvt", "12-{0}")]
    public void A_preview_and_a_name_without_its_extension_are_not_cut_off(string received, string sent) =>
        Assert.Empty(Found(Enumerable.Range(0, 40).SelectMany(call =>
            Pair(call, $$"""{"text":"{{call:000}}{{string.Format(null, received, call)}}"}""", $$"""{"text":"{{call:000}}{{string.Format(null, sent, call)}}"}"""))));

    [Theory]
    [InlineData("null")]
    [InlineData(null)]
    public void A_value_that_one_kind_of_call_always_loses_is_told_with_the_kind(string? lostAs)
    {
        var lost = Assert.IsType<LostValue>(Assert.Single(Found(Results(call => call % 3 == 1, lostAs))));

        Assert.Equal(("$.specimen.accession", "$.accession", 40, 20), (lost.From.Name, lost.To.Name, lost.Kept, lost.Lost));
        Assert.EndsWith("it is lost each time that $.section is micro, and else never", lost.Title);
        Assert.InRange(lost.Score, 0.5, Finding.HighScore - 0.01);
    }

    [Fact]
    public void A_value_that_as_many_calls_of_each_kind_go_without_is_optional() => Assert.Empty(Found(Results(call => call % 8 is 1 or 4 or 6, null)));

    private static IEnumerable<Exchange> Results(Func<int, bool> isLost, string? lostAs) => Enumerable.Range(0, 60).SelectMany(call =>
    {
        var accession = isLost(call) ? (lostAs is null ? "" : $",\"accession\":{lostAs}") : $",\"accession\":\"26-{call:0000}\"";
        return Pair(
            call,
            $$"""{"order":"LO{{call:0000}}","section":"{{(call % 3 == 1 ? "micro" : "chem")}}","specimen":{"accession":"26-{{call:0000}}"},"taken":"t-{{call:0000}}"}""",
            $$"""{"basedOn":"LO{{call:0000}}"{{accession}},"effective":"t-{{call:0000}}"}""");
    });

    private static IEnumerable<Exchange> Readings(Func<int, string> received, Func<int, string?> sent) => Enumerable.Range(0, 60).SelectMany(call =>
    {
        var rest = $"\"meter\":\"m-{call:0000}\",\"slot\":\"s-{call * 7:0000}\"";
        return Pair(call, $$"""{{{rest}},"kwh":{{received(call)}}}""", sent(call) is { } value ? $$"""{{{rest}},"kwh":{{value}}}""" : $$"""{{{rest}}}""");
    });

    [Theory]
    [InlineData("Lefe\u0300vre", "Lef\u00e8vre", 0)]
    [InlineData("Nu\u0301n\u0303ez", "N\u00fa\u00f1ez", 0)]
    [InlineData("Lefe\u0300vre", "Lefebre", 1)]
    [InlineData("Lefe\u0300vre", "Lef\u00e8vres", 1)]
    public void Letters_whose_accents_were_joined_are_the_same(string came, string went, int found) =>
        Assert.Equal(found, Found(Enumerable.Range(0, 30).SelectMany(call => Pair(
            call,
            $$"""{"surname":"{{(call % 5 == 2 ? came : $"Berg{call}")}}"}""",
            $$"""{"surname":"{{(call % 5 == 2 ? went : $"Berg{call}")}}"}"""))).Count);

    [Fact]
    public void One_of_many_things_owes_nothing_of_the_others() => Assert.Empty(Found(Enumerable.Range(0, 30).SelectMany(call => new[]
    {
        Calls.Inbound("http://svc/courses", call * 500, 60).WithTrace(call).WithBody(
            call % 6 == 1 ? $$"""{"lecturer":{"name":"n{{call}}"} }""" : $$"""{"lecturer":{"name":"n{{call}}","office":"HG-{{call:000}}"} }"""),
        Calls.Outbound("http://up/people", (call * 500) + 10, 20).WithTrace(call).WithBody(call % 6 == 1
            ? $$"""[{"name":"n{{call}}"},{"name":"m{{call}}","office":"ML-{{call:000}}"}]"""
            : $$"""[{"name":"n{{call}}","office":"HG-{{call:000}}"},{"name":"m{{call}}"}]"""),
    })));

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is LostValue or AlteredValue)];

    private static IEnumerable<Exchange> Refunds(Func<int, string> sent) => Enumerable.Range(0, 60).SelectMany(call =>
        Pair(call, $$"""{"payment":"p-{{call:0000}}","amount":{{call + 120}},"currency":"{{(call % 3 == 0 ? "EUR" : call % 3 == 1 ? "CHF" : "GBP")}}"}""", sent(call)));

    private static IEnumerable<Exchange> Orders(int count, Func<int, string, string> sent) => Enumerable.Range(0, count).SelectMany(call =>
        Pair(call, $$"""{"customerId":"cust-{{call:0000}}","price":{{call + 20}}}""", sent(call, $$"""{"customer_id":"cust-{{call:0000}}","price":{{call + 20}}}""")));

    private static Exchange[] Pair(int call, string received, string sent) =>
    [
        Calls.Inbound("http://svc/orders", call * 100, 50).WithMethod("POST").WithRequestBody(received),
        Calls.Outbound("https://up/payments", (call * 100) + 10, 20).WithMethod("POST").WithRequestBody(sent),
    ];

    private static Exchange[] Chain(int call, bool lostInB)
    {
        var body = $$"""{"reference":"ref-{{call:0000}}"}""";
        Exchange Of(Exchange exchange, string service, bool tenant) => (tenant ? exchange.WithRequestHeader("X-Tenant", $"tenant-{call % 12}") : exchange)
            .WithMethod("POST").WithRequestBody(body).WithTrace(call + 1).OfService(service);
        return
        [
            Of(Calls.Inbound("http://a/orders", call * 100, 90), "A", tenant: true),
            Of(Calls.Outbound("http://b/reserve", (call * 100) + 10, 70), "A", tenant: true),
            Of(Calls.Inbound("http://b/reserve", (call * 100) + 15, 60), "B", tenant: true),
            Of(Calls.Outbound("http://c/book", (call * 100) + 20, 40), "B", tenant: !lostInB),
            Of(Calls.Inbound("http://c/book", (call * 100) + 25, 30), "C", tenant: !lostInB),
        ];
    }
}
