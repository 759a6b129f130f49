using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;

namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

/// <summary>What sets failing calls apart is found as the right field, by each family of predicates.</summary>
public class ContrastsTests
{
    [Fact]
    public void A_field_of_the_wrong_kind_is_shown_beside_its_passing_sibling()
    {
        var contrast = First(Orders(52, call => call % 4 == 0 && call < 48, (call, fails) => $$"""
            {"sku":"S-{{call}}","quantity":{{(fails ? "\"3\"" : "3")}},"customer":{"id":{{call * 7}},"vip":true} }
            """));

        Assert.Equal("$.quantity is of kind string", contrast.Predicate.ToString());
        Assert.Equal((12, 0, 0, 40), (contrast.FailingWith, contrast.FailingWithout, contrast.PassingWith, contrast.PassingWithout));
        Assert.Equal(
            [
                "failing: POST /orders $.quantity = \"3\" (string) → 500",
                "passing: POST /orders $.quantity = 3 (integer) → 201",
                "12 of 12 failing, 0 of 40 passing",
            ],
            contrast.Proof);
        Assert.Equal("POST /orders fails with 500 where $.quantity is of kind string (12 of 12 failing, 0 of 40 passing)", contrast.Title);
        Assert.True(contrast.Score >= Finding.HighScore);
        Assert.Equal(FindingRole.Cause, contrast.Role);
        Assert.Equal(1, contrast.Increase);
        Assert.InRange(contrast.IncreaseLowerBound, 0.6, 0.9);
        Assert.Equal(12, contrast.ExchangeIds.Length);
        Assert.Equal("0000", contrast.FailingExample);
        Assert.NotNull(contrast.PassingExample);
    }

    [Theory]
    [InlineData("""{"a":{"b":null},"n":1}""", """{"a":{"b":"x"},"n":1}""", "$.a.b is null")]
    [InlineData("""{"n":1}""", """{"a":{"b":"x"},"n":1}""", "$.a is absent")]
    [InlineData("""{"a":{"b":"x"},"n":1}""", """{"n":1}""", "$.a is present")]
    [InlineData("""{"at":"31/01/2026"}""", """{"at":"2026-01-31"}""", "$.at is of format localDate")]
    [InlineData("""{"name":"Zoë"}""", """{"name":"Ann"}""", "$.name holds non-ASCII characters")]
    [InlineData("""{"name":"O'Hara"}""", """{"name":"Ann"}""", "$.name holds a '''")]
    [InlineData("""{"name":"a%20b"}""", """{"name":"ab"}""", "$.name is escaped twice")]
    [InlineData("""{"name":""}""", """{"name":"ab"}""", "$.name is empty")]
    [InlineData("""{"items":[]}""", """{"items":[{"sku":"x"}]}""", "$.items is empty")]
    [InlineData("""{"items":[{"q":1},{"q":"2"}]}""", """{"items":[{"q":1},{"q":2}]}""", "$.items[*].q is of kind string")]
    [InlineData("""{"amount":-5}""", """{"amount":5}""", "$.amount is negative")]
    [InlineData("""{"amount":0}""", """{"amount":5}""", "$.amount is zero")]
    [InlineData("""{"currency":"JPY"}""", """{"currency":"EUR"}""", "$.currency is JPY")]
    [InlineData("""{"code":"007"}""", """{"code":"107"}""", "$.code begins with 0")]
    public void What_stands_in_the_body_is_told_in_the_most_telling_words(string failing, string passing, string predicate)
    {
        var contrast = First(Orders(40, call => call % 5 == 0, (_, fails) => fails ? failing : passing));

        Assert.Equal(predicate, contrast.Predicate.ToString());
        Assert.True(contrast.Score >= Finding.HighScore);
    }

    [Fact]
    public void A_number_from_a_limit_on_is_found_with_the_limit() =>
        Assert.Equal("$.quantity is at least 75", First(Orders(100, call => call >= 75, (call, _) => $$"""{"quantity":{{call}}}""")).Predicate.ToString());

    [Fact]
    public void A_long_list_is_found_with_its_length()
    {
        var snapshot = Orders(
            120, call => call % 12 >= 9, (call, _) => $$"""{"items":[{{string.Join(',', Enumerable.Repeat("1", 1 + (call % 12)))}}]}""");

        Assert.Equal("$.items holds at least 10 values", First(snapshot).Predicate.ToString());
    }

    [Fact]
    public void Three_failing_of_thirty_are_enough_where_they_are_told_apart_perfectly()
    {
        var contrast = First(Orders(30, call => call % 10 == 4, (call, fails) => $$"""
            {"id":"{{Guid.NewGuid()}}","discount":{{(fails ? "null" : "5")}},"total":{{call * 31 % 17}},"note":"n{{call}}"}
            """));

        Assert.Equal("$.discount is null", contrast.Predicate.ToString());
        Assert.True(contrast.Score >= Finding.HighScore);
    }

    [Theory]
    [InlineData("https://svc/files/r%C3%A9sum%C3%A9", "https://svc/files/resume", "/files/{id} holds non-ASCII characters")]
    [InlineData("https://svc/search?q=a%26b&page=1", "https://svc/search?q=ab&page=1", "the query parameter q holds a '&'")]
    [InlineData("https://svc/search?page=1", "https://svc/search?q=ab&page=1", "the query parameter q is absent")]
    public void What_stands_in_the_url_is_found(string failing, string passing, string predicate)
    {
        var names = Enumerable.Range(0, 60).Select(call => call % 6 == 0);
        var contrast = First(Calls.Snapshot(names.Select((fails, call) =>
            Calls.Inbound(OfItsOwn(fails ? failing : passing, call), call * 100, 10, fails ? 500 : 200))));

        Assert.EndsWith(predicate, contrast.Predicate.ToString());
        Assert.True(contrast.Score >= Finding.HighScore);
    }

    [Theory]
    [InlineData("X-Tenant", null, "a", "the header x-tenant is absent")]
    [InlineData("Content-Type", "application/json; charset=utf-16", "application/json", "the header content-type is application/json; charset=utf-16")]
    public void A_header_that_is_lost_or_other_is_found(string name, string? failing, string? passing, string predicate)
    {
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 40).Select(call =>
        {
            var exchange = Calls.Inbound("http://svc/report", call * 100, 10, call % 8 == 0 ? 500 : 200);
            return (call % 8 == 0 ? failing : passing) is { } value ? exchange.WithRequestHeader(name, value) : exchange;
        })));

        Assert.Equal(predicate, contrast.Predicate.ToString());
    }

    [Fact]
    public void Calls_that_fail_only_where_they_overlap_another_are_told_so()
    {
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 40).SelectMany(call => new[]
        {
            Calls.Inbound("http://svc/stock", call * 1000, 50, call % 5 == 0 ? 500 : 200),
            Calls.Inbound("http://svc/stock", (call * 1000) + (call % 5 == 0 ? 20 : 500), 50, call % 5 == 0 ? 500 : 200),
        })));

        Assert.Equal(ContrastSubject.Overlap, contrast.Predicate.Subject);
        Assert.Equal("it overlaps another call of the same endpoint", contrast.Predicate.ToString());
    }

    [Fact]
    public void Calls_that_hang_do_not_fail_for_overlapping_what_comes_after_them() =>
        Assert.DoesNotContain(
            Of(Calls.Snapshot(Enumerable.Range(0, 80).Select(call => Calls.Inbound("http://svc/stock", call * 1000, call % 8 == 3 ? 5000 : 50, call % 8 == 3 ? 504 : 200)))),
            contrast => contrast.Predicate.Name == "the same endpoint");

    [Fact]
    public void What_says_the_same_is_noted_once_a_name()
    {
        var contrast = First(Orders(60, call => call % 6 == 0, (_, fails) => fails ? """{"a":{"b":null},"vip":true}""" : """{"a":{"b":{"c":1}},"vip":false}"""));

        Assert.Equal("$.a.b is null", contrast.Predicate.ToString());
        Assert.Equal(["$.vip is true", "the body has fewer than 31 bytes"], contrast.Alternatives.Select(other => other.ToString()));
        Assert.StartsWith("Also told apart by: $.vip is true", Assert.Single(contrast.Notes));
    }

    [Fact]
    public void A_moment_from_which_on_all_fails_is_a_circumstance()
    {
        var contrast = First(Orders(52, call => call > 40, (call, _) => $$"""{"a":{{call % 3}} }"""));

        Assert.Equal((ContrastSubject.Time, FindingRole.Circumstance), (contrast.Predicate.Subject, contrast.Role));
        Assert.True(contrast.Score < Finding.HighScore);
    }

    [Fact]
    public void Overlap_is_not_claimed_without_true_starts_and_ends() =>
        Assert.DoesNotContain(
            Of(Calls.Snapshot(Enumerable.Range(0, 40).Select(call =>
                Calls.Inbound("http://svc/stock", (call * 1000) + (call % 2), 0, call % 5 == 0 ? 500 : 200, Timing.EndOnly)))),
            contrast => contrast.Predicate.Subject == ContrastSubject.Overlap);

    [Fact]
    public void The_call_before_it_on_the_same_resource_is_found()
    {
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 60).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/orders/{call + 100}{(call % 4 == 0 ? "/cancel" : "/pay")}", call * 1000, 10).WithMethod("POST"),
            Calls.Inbound($"http://svc/orders/{call + 100}", (call * 1000) + 100, 10, call % 4 == 0 ? 500 : 200),
        })));

        Assert.Equal("the call before it on the same resource is POST /orders/{id}/cancel → 200", contrast.Predicate.ToString());
    }

    [Fact]
    public void Since_a_moment_from_which_all_fails_the_call_before_it_is_missing_for_that_alone()
    {
        var contrasts = Of(Calls.Snapshot(Enumerable.Range(0, 60).SelectMany(call => new[]
        {
            Calls.Inbound($"http://svc/accounts/{(call * 23 % 60) + 100}", call * 1000, 10, call > 40 ? 500 : 200),
            Calls.Inbound($"http://svc/accounts/{(call * 23 % 60) + 100}/postings", (call * 1000) + 100, 10, call > 40 ? 500 : 200),
        })));

        Assert.NotEmpty(contrasts);
        Assert.All(contrasts, contrast => Assert.Equal((ContrastSubject.Time, FindingRole.Circumstance), (contrast.Predicate.Subject, contrast.Role)));
    }

    [Fact]
    public void A_call_that_all_failing_ones_led_to_and_that_failed_is_nearer_than_what_overlaps()
    {
        // Calls come three at a time and the upstream takes two; one round comes alone.
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 40).SelectMany(round => Enumerable.Range(0, round % 2 == 0 ? 3 : 1).SelectMany(call => new[]
        {
            Calls.Inbound("http://svc/quotes", (round * 1000) + call, 40 - call, call == 2 ? 503 : 200).InTrace($"t-{round}-{call}"),
            Calls.Outbound("http://ticks/eur", (round * 1000) + 5 + call, 20, call == 2 ? 429 : 200).InTrace($"t-{round}-{call}"),
        }))));

        Assert.Equal(("the call of GET ticks/eur that it leads to is 429", FindingRole.Chain), (contrast.Predicate.ToString(), contrast.Role));
    }

    [Fact]
    public void An_outbound_call_that_failed_is_a_link_of_the_chain()
    {
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 40).SelectMany(call => new[]
        {
            Calls.Inbound("http://svc/quote", call * 1000, 100, call % 5 == 0 ? 500 : 200),
            Calls.Outbound("http://rates/eur", (call * 1000) + 10, 20, call % 5 == 0 ? 404 : 200),
        })));

        Assert.Equal("the call of GET rates/eur that it leads to is 404", contrast.Predicate.ToString());
        Assert.Equal(FindingRole.Chain, contrast.Role);
    }

    [Theory]
    [InlineData("""{"quantity":"3"}""", """{"quantity":3}""", """{"errors":{"$.quantity":["could not be converted"]}}""", "$.quantity is of kind string")]
    [InlineData("""{"day":"31/01/2026"}""", """{"day":"2026-01-31"}""", """{"error":"day is no date"}""", "$.day is of format localDate")]
    [InlineData("""{"customer_id":"a"}""", """{"customerId":"a"}""", """{"error":"customerId is required"}""", "$.customerId is absent")]
    public void What_only_a_program_gets_wrong_is_found_though_the_answer_names_it(string failing, string passing, string answer, string predicate)
    {
        var contrast = First(Orders(60, call => call % 10 == 0, (_, fails) => fails ? failing : passing, 400, answer));

        Assert.Equal(predicate, contrast.Predicate.ToString());
        Assert.InRange(contrast.Score, 0.4, Finding.HighScore);
    }

    [Fact]
    public void A_name_that_is_not_found_for_its_characters_is_no_unknown_id()
    {
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 60).Select(call =>
            Calls.Inbound($"http://svc/files/{(call % 6 == 0 ? "%C3%A9" : "e")}{(char)('a' + (call % 26))}{call / 26}x", call * 100, 10, call % 6 == 0 ? 404 : 200)
                .WithBody("""{"detail":"no file of this id"}"""))));

        Assert.Equal("the path parameter /files/{id} holds non-ASCII characters", contrast.Predicate.ToString());
    }

    [Fact]
    public void A_resource_that_fails_at_every_try_is_not_explained_by_its_own_failures() =>
        Assert.DoesNotContain(
            Of(Calls.Snapshot(Enumerable.Range(0, 90).Select(call => Calls.Inbound($"http://svc/orders/{call % 30}", call * 100, 10, call % 10 == 3 ? 500 : 200)))),
            contrast => contrast.Predicate.Subject == ContrastSubject.Preceding);

    [Fact]
    public void Two_causes_of_one_status_are_both_found()
    {
        var contrasts = Of(Orders(120, call => call % 6 is 0 or 3, (call, fails) => (fails, call % 6) switch
        {
            (true, 0) => """{"a":null,"b":"x","c":3}""",
            (true, _) => """{"a":"y","b":"x","c":"3"}""",
            _ => """{"a":"y","b":"x","c":3}""",
        }));

        Assert.Equal(["$.a is null", "$.c is of kind string"], contrasts.Select(contrast => contrast.Predicate.ToString()).Order());
        Assert.Empty(contrasts[0].ExchangeIds.Intersect(contrasts[1].ExchangeIds));
        Assert.All(contrasts, contrast => Assert.Equal(contrast.FailingWith, contrast.ExchangeIds.Length));
    }

    [Fact]
    public void A_field_of_a_form_is_found()
    {
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 40).Select(call => Calls
            .Inbound("http://svc/login", call * 100, 10, call % 8 == 0 ? 500 : 200)
            .WithMethod("POST")
            .WithRequestHeader("Content-Type", "application/x-www-form-urlencoded")
            .WithRequestBody($"name={(call % 8 == 0 ? "Zo%C3%AB" : "Ann")}&times={call}"))));

        Assert.Equal("$.name holds non-ASCII characters", contrast.Predicate.ToString());
    }

    [Fact]
    public void A_contrast_is_written_with_its_predicate_and_its_counts()
    {
        var json = System.Text.Json.JsonSerializer.SerializeToElement<Finding>(
            First(Orders(40, call => call % 5 == 0, (_, fails) => fails ? """{"a":null}""" : """{"a":1}""")),
            new System.Text.Json.JsonSerializerOptions(System.Text.Json.JsonSerializerDefaults.Web));

        Assert.Equal("contrast", json.GetProperty("kind").GetString());
        Assert.Equal("body", json.GetProperty("predicate").GetProperty("subject").GetString());
        Assert.Equal("null", json.GetProperty("predicate").GetProperty("condition").GetString());
        Assert.Equal(8, json.GetProperty("failingWith").GetInt32());
    }

    [Fact]
    public void An_answer_of_200_whose_body_says_that_it_failed_counts_as_failing()
    {
        var contrast = First(Calls.Snapshot(Enumerable.Range(0, 40).Select(call =>
            Calls.Inbound($"http://svc/convert?to={(call % 8 == 0 ? "JPY" : "EUR")}", call * 100, 10)
                .WithBody(call % 8 == 0 ? """{"error":"internal"}""" : """{"rate":1.1}"""))));

        Assert.Equal("the query parameter to is JPY", contrast.Predicate.ToString());
        Assert.Equal(200, contrast.Status);
    }

    internal static IReadOnlyList<Contrast> Of(Snapshot snapshot) => [.. Inspector.Inspect(snapshot).Findings.OfType<Contrast>()];

    internal static Snapshot Orders(int count, Func<int, bool> fails, Func<int, bool, string> body, int status = 500, string answer = "{}") =>
        Calls.Snapshot(Enumerable.Range(0, count).Select(call =>
            Calls.Inbound("http://svc/orders", call * 100, 10, fails(call) ? status : 201)
                .WithMethod("POST")
                .WithRequestHeader("Content-Type", "application/json")
                .WithRequestBody(body(call, fails(call)).Trim())
                .WithBody(fails(call) ? answer : """{"id":1}""")));

    private static Contrast First(Snapshot snapshot)
    {
        var findings = Inspector.Inspect(snapshot).Findings;
        return Assert.IsType<Contrast>(findings.First(finding => finding is Contrast));
    }

    // Names of files differ from call to call, so that the path has a parameter.
    private static string OfItsOwn(string url, int call) => url.Contains("/files/", StringComparison.Ordinal)
        ? url + (char)('a' + (call % 26)) + (char)('a' + (call / 26))
        : url;
}
