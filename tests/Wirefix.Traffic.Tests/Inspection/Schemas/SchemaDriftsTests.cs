using System.Text.Json;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Schemas;

namespace Wirefix.Traffic.Tests.Inspection.Schemas;

/// <summary>A change of a field's schema is found as the right field and kind, within a capture and against an earlier one.</summary>
public class SchemaDriftsTests
{
    [Fact]
    public void A_number_that_some_messages_write_as_a_text_is_shown_beside_the_usual_way()
    {
        var drift = Assert.IsType<KindDrift>(Single(Answers(40, call => call % 10 == 3 ? """{"total":"12.50"}""" : """{"total":12.50}""")));

        Assert.Equal(("$.total", MessageSide.Response, DriftBasis.Mixture), (drift.Change.Path, drift.Change.Side, drift.Change.Basis));
        Assert.Equal(
            [
                "mostly: GET /orders response: $.total is of kind number, as 12.50 (36 of 40)",
                "but: GET /orders response: $.total is of kind string, as \"12.50\" (4 of 40)",
            ],
            drift.Proof);
        Assert.Equal(["0003", "0013", "0023", "0033"], drift.ExchangeIds);
    }

    [Fact]
    public void One_word_among_numbers_that_vary_is_told_but_may_be_agreed_on()
    {
        var drift = Assert.IsType<KindDrift>(Single(Answers(40, call => $$"""{"humidity":{{(call % 8 == 3 ? "\"n/a\"" : $"{50 + call}")}}}""")));

        Assert.Equal(("$.humidity", "is of kind integer", "is of kind string"), (drift.Change.Path, drift.Change.Before.What, drift.Change.After.What));
        Assert.Equal((35, 5, 40), (drift.Change.Before.Count, drift.Change.After.Count, drift.Change.After.Total));
        Assert.InRange(drift.Score, 0.5, Finding.HighScore - 0.01);
    }

    [Fact]
    public void One_word_is_told_in_a_list_whose_messages_hold_numbers_too() =>
        Assert.Equal("$.bays[*].humidity", Single(Answers(20, call => $$"""{"bays":[{"humidity":{{50 + call}}},{"humidity":{{(call % 2 == 0 ? "\"n/a\"" : "41")}}}]}""")).Change.Path);

    [Fact]
    public void An_empty_text_for_an_object_is_told() =>
        Assert.Equal("$.address", Single(Answers(40, call => call % 8 == 3 ? """{"address":""}""" : """{"address":{"city":"Bern"}}""")).Change.Path);

    [Fact]
    public void Words_that_vary_among_numbers_are_values_of_their_own() =>
        Assert.Empty(Inspector.Inspect(Answers(40, call => $$"""{"value":{{(call % 4 == 3 ? $"\"w{call}\"" : $"{50 + call}")}}}""")).Findings);

    [Fact]
    public void A_kind_that_changes_at_a_moment_is_found_whatever_the_kinds_are()
    {
        var drift = Assert.IsType<KindDrift>(Single(Answers(40, call => call < 28 ? """{"owner":"u1"}""" : """{"owner":{"id":"u1"}}""")));

        Assert.Equal(DriftBasis.Onset, drift.Change.Basis);
        Assert.True(drift.Score >= Finding.HighScore);
    }

    [Theory]
    [InlineData("""{"at":"2026-01-02T10:00:00Z"}""", """{"at":"2026-01-02T10:00:00"}""", "localDateTime")]
    [InlineData("""{"at":"2026-01-02"}""", """{"at":"02/01/2026"}""", "localDate")]
    [InlineData("""{"at":1767348000}""", """{"at":1767348000123}""", "epochMilliseconds")]
    [InlineData("""{"amount":"12.50"}""", """{"amount":"12,50"}""", "localNumber")]
    public void A_format_that_is_lost_is_found_within_a_capture_and_against_the_baseline(string before, string after, string format)
    {
        var within = Assert.IsType<FormatDrift>(Single(Answers(40, call => call % 8 == 1 ? after : before)));
        var between = Assert.IsType<FormatDrift>(Single(Answers(40, _ => after), Answers(40, _ => before)));

        Assert.Equal($"is of format {format}", within.Change.After.What);
        Assert.Equal($"is of format {format}", between.Change.After.What);
        Assert.True(between.Score >= Finding.HighScore);
    }

    [Theory]
    [InlineData("customerId", "customer_id", true)]
    [InlineData("customerId", "customerID", true)]
    [InlineData("customerId", "clientId", false)]
    [InlineData("quantity", "qty", false)]
    public void A_field_that_goes_by_another_name_is_found_with_both_names(string before, string after, bool withinToo)
    {
        string Body(string name, int call) => $$"""{"{{name}}":"c{{call * 37}}","n":1}""";
        var between = Assert.IsType<RenamedField>(Single(Answers(30, call => Body(after, call)), Answers(30, call => Body(before, call + 100))));
        var within = Inspector.Inspect(Answers(30, call => Body(call % 6 == 2 ? after : before, call))).Findings;

        Assert.Equal(($"$.{before}", $"$.{after}"), (between.Change.Before.What, between.Change.After.What));
        Assert.True(between.Score >= Finding.HighScore);
        Assert.Equal(withinToo, within.OfType<RenamedField>().Any());
    }

    [Fact]
    public void A_field_whose_name_is_quoted_in_its_path_is_found_renamed_and_missing_as_any_other()
    {
        string Body(string name, int call) => $$"""{"{{name}}":"c{{call * 37}}","n":1}""";

        var renamed = Assert.IsType<RenamedField>(Single(
            Answers(30, call => Body("billing.zip_code", call)), Answers(30, call => Body("billing.zipCode", call + 100))));
        var gone = Assert.IsType<KindDrift>(Single(Answers(30, _ => """{"n":1}"""), Answers(30, call => Body("billing.zipCode", call))));

        Assert.Equal(("$['billing.zipCode']", "$['billing.zip_code']"), (renamed.Change.Before.What, renamed.Change.After.What));
        Assert.Equal(("$['billing.zipCode']", "is absent"), (gone.Change.Path, gone.Change.After.What));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","address":{"city":"Lund","zip":"22100"}""")]
    public void An_object_that_goes_by_another_name_is_one_finding_with_all_that_it_holds(string more)
    {
        string Body(string name, int call) => $$"""{"{{name}}":{"no":"c{{call * 37}}","mail":"a{{call % 7}}"{{more}}},"n":1}""";

        var renamed = Assert.IsType<RenamedField>(Single(
            Answers(30, call => Body("buyer", call)), Answers(30, call => Body("customer", call + 100))));

        Assert.Equal(("$.customer", "$.buyer"), (renamed.Change.Before.What, renamed.Change.After.What));
        Assert.Equal(more.Length == 0 ? 2 : 3, renamed.Together.Length);
        Assert.All(renamed.Together, change => Assert.StartsWith("$.buyer.", change.Path, StringComparison.Ordinal));
        Assert.Equal(30, renamed.ExchangeIds.Length);
    }

    [Fact]
    public void A_field_that_some_messages_lack_is_told_with_its_object()
    {
        string Body(string name, int call) => $$"""{"{{name}}":{"no":"c{{call * 37}}"{{(call % 40 == 3 ? "" : $",\"mail\":\"a{call % 7}\"")}}},"n":1}""";

        var renamed = Assert.IsType<RenamedField>(Single(Answers(40, call => Body("buyer", call)), Answers(40, call => Body("customer", call + 100))));

        Assert.Equal(("$.customer", "$.buyer"), (renamed.Change.Before.What, renamed.Change.After.What));
        Assert.Equal(["$.buyer.mail", "$.buyer.no"], renamed.Together.Select(change => change.Path).Order());
    }

    [Fact]
    public void An_object_whose_field_goes_by_another_name_in_it_is_not_told_as_the_same()
    {
        string Body(string name, string field, int call) => $$"""{"{{name}}":{"{{field}}":"c{{call * 37}}","mail":"a{{call % 7}}"},"n":1}""";

        var changes = Inspector.Inspect(Answers(30, call => Body("buyer", "account", call)), Answers(30, call => Body("customer", "no", call))).Findings
            .OfType<RenamedField>()
            .SelectMany(finding => finding.Together.Prepend(finding.Change));

        Assert.Equal(
            [("$.customer.mail", "$.buyer.mail"), ("$.customer.no", "$.buyer.account")],
            changes.Select(change => (change.Before.What, change.After.What)).Order());
    }

    [Fact]
    public void What_an_object_lost_as_its_fields_moved_is_told_beside_them()
    {
        var findings = Inspector.Inspect(
            Answers(30, call => $$"""{"buyer":{"no":"c{{call * 37}}"},"n":1}"""),
            Answers(30, call => $$"""{"customer":{"no":"c{{call * 37}}","mail":"a{{call % 7}}"},"n":1}""")).Findings;

        Assert.Contains(findings, finding => finding is RenamedField { Change.After.What: "$.buyer.no" });
        Assert.Contains(findings, finding => finding is KindDrift { Change: { Path: "$.customer", After.What: "is absent" } });
    }

    [Fact]
    public void A_field_that_moved_is_found_by_its_like_values()
    {
        var renamed = Assert.IsType<RenamedField>(Single(
            Answers(30, call => $$"""{"meta":{"currency":"EUR"},"order":{"id":{{call}}} }"""),
            Answers(30, call => $$"""{"meta":{"x":1},"order":{"id":{{call}},"currency":"EUR"} }""".Replace("\"x\":1", "", StringComparison.Ordinal))));

        Assert.Equal(("$.order.currency", "$.meta.currency"), (renamed.Change.Before.What, renamed.Change.After.What));
    }

    [Fact]
    public void Null_absence_and_a_new_field_are_told_against_the_baseline()
    {
        var findings = Inspector.Inspect(
            Answers(40, call => call % 2 == 0 ? """{"a":null,"c":1,"fresh":"x"}""" : """{"a":1,"c":1,"fresh":"x"}"""),
            Answers(40, _ => """{"a":1,"b":{"d":5},"c":1}""")).Findings.OfType<KindDrift>().OrderBy(drift => drift.Change.Path).ToArray();

        Assert.Equal(["$.a", "$.b", "$.fresh"], findings.Select(drift => drift.Change.Path));
        Assert.Equal(["is of kind null", "is absent", "is there"], findings.Select(drift => drift.Change.After.What));
        Assert.Equal([FindingRole.Cause, FindingRole.Cause, FindingRole.Circumstance], findings.Select(drift => drift.Role));
    }

    [Fact]
    public void A_token_that_the_closed_set_does_not_hold_is_found()
    {
        string[] states = ["open", "paid", "sent"];
        var drift = Assert.IsType<UnknownToken>(Single(
            Answers(60, call => $$"""{"state":"{{(call % 4 == 0 ? "HELD_BACK" : states[call % 3])}}"}"""),
            Answers(60, call => $$"""{"state":"{{states[call % 3]}}"}""")));

        Assert.Equal("is HELD_BACK", drift.Change.After.What);
        Assert.Equal(15, drift.ExchangeIds.Length);
        Assert.True(drift.Score >= Finding.HighScore);
    }

    [Fact]
    public void New_tokens_that_are_rare_each_are_told_together()
    {
        string[] states = ["open", "paid", "sent"];
        string[] words = ["offen", "bezahlt", "ouvert", "versandt", "paye", "envoye"];
        string Of(string[] names, int call) => $$"""{"state":"{{names[call % names.Length]}}"}""";

        var drift = Assert.IsType<UnknownToken>(Single(
            Answers(60, call => call % 5 == 0 ? Of(words, call / 5) : Of(states, call)), Answers(60, call => Of(states, call))));

        Assert.Equal("is bezahlt|envoye|offen|ouvert|paye|versandt", drift.Change.After.What);
        Assert.Equal(12, drift.ExchangeIds.Length);
    }

    [Fact]
    public void Two_new_tokens_that_came_once_each_may_be_rare_ones()
    {
        string[] states = ["open", "paid", "sent"];
        string Of(int call) => $$"""{"state":"{{(call is 7 or 31 ? $"rare{(char)('a' + call % 10)}" : states[call % 3])}}"}""";

        Assert.Empty(Inspector.Inspect(Answers(60, Of), Answers(60, call => $$"""{"state":"{{states[call % 3]}}"}""")).Findings);
    }

    [Fact]
    public void A_token_in_another_spelling_is_found_within_one_capture()
    {
        var drift = Assert.IsType<UnknownToken>(Single(Answers(40, call => $$"""{"state":"{{(call % 10 == 1 ? "PAID" : call % 2 == 0 ? "open" : "paid")}}"}""")));

        Assert.Equal(("is paid", "is PAID"), (drift.Change.Before.What, drift.Change.After.What));
    }

    [Fact]
    public void The_drift_of_a_request_is_told_of_the_request()
    {
        var snapshot = Calls.Snapshot(Enumerable.Range(0, 40).Select(call => Calls
            .Outbound("http://up/orders", call * 100, 10)
            .WithMethod("POST")
            .WithRequestBody(call % 8 == 0 ? """{"n":"3"}""" : """{"n":3}""")));

        Assert.Equal(MessageSide.Request, Single(snapshot).Change.Side);
    }

    [Fact]
    public void What_callers_write_in_two_ways_and_the_service_takes_is_no_drift() =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(Enumerable.Range(0, 40).Select(call => Calls
            .Inbound("http://svc/orders", call * 100, 10)
            .WithMethod("POST")
            .WithRequestBody(call % 8 == 0 ? """{"n":"3"}""" : """{"n":3}""")))).Findings);

    [Fact]
    public void What_an_upstream_writes_in_two_ways_and_the_service_hands_on_is_no_drift() =>
        Assert.Empty(Inspector.Inspect(Weighed(call => (200, $$"""{"kilograms":{{call}}.5}"""))).Findings);

    [Fact]
    public void What_an_upstream_writes_in_two_ways_and_some_calls_fail_by_is_a_drift() =>
        Assert.Contains(
            Inspector.Inspect(Weighed(call => call == 16 ? (502, "") : (200, $$"""{"kilograms":{{call}}.5}"""))).Findings,
            finding => finding is KindDrift { Change.Path: "$.weight" });

    [Fact]
    public void What_an_upstream_writes_in_two_ways_may_be_lost_where_nobody_is_given_it() =>
        Assert.Equal("$.weight", Single(Weighed(call => (200, call % 8 == 0 ? """{"kilograms":0}""" : $$"""{"kilograms":{{call}}.5}"""))).Change.Path);

    [Theory]
    [InlineData("""{"at":"2026-01-02T10:00:00+02:00"}""", """{"at":"2026-01-02T10:00:00"}""")]
    [InlineData("""{"price":12.5}""", """{"price":"12.50"}""")]
    public void Calls_in_flight_as_a_change_came_may_be_answered_in_either_way(string before, string after)
    {
        var drift = Single(Answers(80, call => call is 38 or 41 ? after : call is 42 or 44 ? before : call < 40 ? before : after));

        Assert.Equal((DriftBasis.Onset, 41, 39), (drift.Change.Basis, drift.Change.Before.Count, drift.Change.After.Count));
        Assert.True(drift.Score >= Finding.HighScore);
    }

    [Fact]
    public void Equal_captures_have_no_drift() =>
        Assert.Empty(Inspector.Inspect(Answers(40, Typical), Answers(40, call => Typical(call + 7))).Findings);

    /// <summary>Captures of 20 to 200 calls of one healthy service, with what comes seldom in either or in both.</summary>
    [Fact]
    public void Captures_of_one_service_are_no_drift_of_each_other()
    {
        int[] sizes = [20, 60, 200];
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            Snapshot Capture() => Answers(sizes[random.Next(3)], _ => Varied(random));
            Assert.Empty(Inspector.Inspect(Capture(), Capture()).Findings);
        }
    }

    [Theory]
    [InlineData("""{"v":5}""", """{"v":"auto"}""")]
    [InlineData("""{"v":5}""", """{"v":5.5}""")]
    [InlineData("""{"v":5}""", """{"v":null}""")]
    [InlineData("""{"v":5}""", """{}""")]
    [InlineData("""{"v":"a"}""", """{"v":"b c"}""")]
    [InlineData("""{"v":"12"}""", """{"v":"12.5"}""")]
    [InlineData("""{"v":"1.2"}""", """{"v":"1.2.3"}""")]
    [InlineData("""{"cardNumber":"411"}""", """{"accountNumber":"987"}""")]
    [InlineData("""{"shipping":{"street":"a"}}""", """{"pickup":{"street":"b"}}""")]
    [InlineData("""{"v":[1,"a",{"k":1}]}""", """{"v":["b",2,{"k":"x"}]}""")]
    public void Optional_nullable_and_polymorphic_fields_are_no_drift(string one, string other) =>
        Assert.Empty(Inspector.Inspect(Answers(40, call => call % 5 == 2 ? other : one)).Findings);

    [Fact]
    public void What_the_baseline_has_in_the_same_mixture_is_ordinary() =>
        Assert.Empty(Inspector.Inspect(
            Answers(40, call => call % 5 == 2 ? """{"v":"5"}""" : """{"v":5}"""), Answers(40, call => call % 5 == 2 ? """{"v":"6"}""" : """{"v":6}""")).Findings);

    [Fact]
    public void A_drift_is_written_with_its_kind_and_its_evidence()
    {
        var json = JsonSerializer.SerializeToElement<Finding>(
            Single(Answers(40, call => call % 10 == 3 ? """{"total":"3"}""" : """{"total":3}""")), new JsonSerializerOptions(JsonSerializerDefaults.Web));

        Assert.Equal("kindDrift", json.GetProperty("kind").GetString());
        Assert.Equal("response", json.GetProperty("change").GetProperty("side").GetString());
        Assert.Equal(4, json.GetProperty("change").GetProperty("after").GetProperty("count").GetInt32());
    }

    private static string Typical(int call)
    {
        string[] states = ["open", "paid", "sent"];
        var optional = call % 3 == 0 ? ",\"coupon\":\"X\"" : "";
        return $$"""{"id":"{{Guid.NewGuid()}}","total":{{call * 1.25}},"n":{{(call % 4 == 0 ? "null" : "3")}},"state":"{{states[call % 3]}}","at":"2026-01-02T10:00:0{{call % 10}}Z"{{optional}} }""";
    }

    private static string Varied(Random random)
    {
        string[] states = ["open", "paid", "sent", "returned", "held"];
        var state = states[Math.Min(4, random.Next(12) * random.Next(12) / 20)];
        var ratio = random.Next(10) == 0 ? "1" : $"0.{random.Next(1, 99)}";
        var last = random.Next(20) == 0 ? "null" : "\"2026-01-02T10:00:00Z\"";
        var promotion = random.Next(15) == 0 ? $",\"promotion\":{{\"code\":\"A{random.Next(99)}\"}}" : "";
        return $$"""{"order":{"state":"{{state}}","tags":[{{(random.Next(4) == 0 ? "" : "\"x\"")}}]},"ratio":{{ratio}},"last":{{last}}{{promotion}} }""";
    }

    private static Snapshot Answers(int count, Func<int, string> body) =>
        Calls.Snapshot(Enumerable.Range(0, count).Select(call => Calls.Inbound("http://svc/orders", call * 100, 10).WithBody(body(call))));

    private static SchemaFinding Single(Snapshot snapshot, Snapshot? baseline = null) =>
        Assert.IsType<SchemaFinding>(Assert.Single(Inspector.Inspect(snapshot, baseline).Findings), exactMatch: false);

    // Each call asks a scale, which writes one weight in eight as a text.
    private static Snapshot Weighed(Func<int, (int Status, string Body)> answer) => Calls.Snapshot(Enumerable.Range(10, 40).SelectMany(call => new[]
    {
        Calls.Inbound("http://svc/parcels", call * 100, 50, answer(call).Status).WithBody(answer(call).Body).InTrace($"t-{call}"),
        Calls.Outbound("http://scale/weights", (call * 100) + 10, 10)
            .WithBody(call % 8 == 0 ? $$"""{"weight":"{{call}}.50"}""" : $$"""{"weight":{{call}}.5}""")
            .InTrace($"t-{call}"),
    }));
}
