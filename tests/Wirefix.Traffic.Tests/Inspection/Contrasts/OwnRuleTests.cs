namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

/// <summary>What a call was done before, what an id begins with, which day it is, and what an answer says of itself.</summary>
public class OwnRuleTests
{
    [Fact]
    public void A_resource_on_which_a_call_was_made_twice_may_fail()
    {
        var contrast = Assert.Single(ContrastsTests.Of(SignIns(500)));

        Assert.Equal("POST /sign-ins/{id}/codes was called at least twice before on the same resource", contrast.Predicate.ToString());
        Assert.Equal((10, 0), (contrast.FailingWith, contrast.PassingWith));
    }

    [Fact]
    public void Who_is_refused_for_a_second_time_is_refused_rightfully() => Assert.Empty(ContrastsTests.Of(SignIns(409)));

    [Fact]
    public void Things_of_one_kind_are_told_by_what_their_ids_begin_with()
    {
        string[] kinds = ["A-", "B-", "C-"];
        var contrast = Assert.Single(ContrastsTests.Of(ContrastsTests.Orders(
            60, call => call % 5 == 1, (call, fails) => $$"""{"sku":"{{(fails ? "X-" : kinds[call % 3])}}{{10_000 + (call * 37)}}"}""")));

        Assert.Equal("$.sku begins with X-", contrast.Predicate.ToString());
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(422, 0)]
    public void The_end_of_the_month_may_be_a_limit(int status, int findings)
    {
        DateOnly Day(int call) => new DateOnly(2026, 1, 1).AddDays(call * 31 % 360);
        var found = ContrastsTests.Of(
            ContrastsTests.Orders(80, call => Day(call).Day >= 28, (call, _) => $$"""{"arrival":"{{Day(call):yyyy-MM-dd}}"}""", status));

        Assert.Equal(findings, found.Count);
        Assert.All(found, contrast => Assert.Equal("$.arrival is on or after day 28 of its month", contrast.Predicate.ToString()));
    }

    [Theory]
    [InlineData("body is not valid JSON", 1)]
    [InlineData("too many points", 0)]
    public void A_refusal_for_broken_JSON_is_a_fault_where_the_JSON_is_whole(string error, int findings) =>
        Assert.Equal(findings, ContrastsTests.Of(ContrastsTests.Orders(
            60,
            call => call % 4 == 1,
            (call, fails) => $$"""{"points":[{{string.Join(',', Enumerable.Range(0, (fails ? 60 : 4) + (call % 3)))}}]}""",
            400,
            $$"""{"error":"{{error}}"}""")).Count);

    [Theory]
    [InlineData("INTERNAL_SERVER_ERROR", 1)]
    [InlineData("BAD_USER_INPUT", 0)]
    public void An_answer_of_success_that_says_by_a_code_that_the_server_failed_is_a_failure(string code, int findings) =>
        Assert.Equal(findings, ContrastsTests.Of(Calls.Snapshot(Enumerable.Range(0, 60).Select(call => Calls
            .Inbound("http://svc/graphql", call * 100, 10).Post($$"""{"variables":{"size":{{(call % 4 == 1 ? 90 + call : call)}} } }""")
            .WithBody(call % 4 == 1 ? $$"""{"errors":[{"message":"no","extensions":{"code":"{{code}}"} }],"data":null}""" : """{"data":{"a":1}}""")))).Count);

    private static Snapshot SignIns(int status) => Calls.Snapshot(Enumerable.Range(0, 50).SelectMany(id =>
    {
        var asked = id % 5 == 2 ? 2 : 1;
        return Enumerable.Range(0, asked).Select(time => Call(id, time, "codes", 202)).Append(Call(id, 4, "verification", asked == 2 ? status : 200));
    }));

    private static Exchange Call(int id, int step, string name, int status) =>
        Calls.Inbound($"http://svc/sign-ins/{5000 + id}/{name}", (id * 1000) + (step * 100), 10, status).Post("{}");
}
