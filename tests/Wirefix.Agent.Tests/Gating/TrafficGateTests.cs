using System.Collections.Immutable;
using Wirefix.Agent.Gating;
using Wirefix.Replay;

namespace Wirefix.Agent.Tests.Gating;

/// <summary>What the traffic gate makes of a few answers and calls.</summary>
public sealed class TrafficGateTests
{
    private static readonly Harness Shipping = Replayed.Script("POST /orders/1/cancel", "POST /orders/1/ship", "GET /orders/1", "POST /orders/2/ship", "GET /orders").Expecting(1, 409);
    private static readonly Harness Paying = Replayed.Script("PUT /carts/1", "GET /carts/1", "PUT /carts/2", "GET /carts/2").Expecting(2, 200);

    [Theory]
    [InlineData("""{"state":"Cancelled"}""", Verdict.Passed)]
    [InlineData("""{"state":"Shipped"}""", Verdict.Breaks)]
    public void Who_looks_after_a_refused_write_sees_what_was_there_before_it(string seen, Verdict verdict)
    {
        var before = Replayed.Run(Shipping, """200 {"state":"Cancelled"}""", """200 {"state":"Shipped"}""", """200 {"state":"Shipped"}""", "200", "200 []").Faulty(1);
        var after = Replayed.Run(Shipping, """200 {"state":"Cancelled"}""", "409", $"200 {seen}", "200", "200 [1]");

        Assert.Equal(verdict, Traffic(Shipping, before, after).Verdict);
    }

    [Theory]
    [InlineData("200 {}", Verdict.Passed)]
    [InlineData("404", Verdict.Breaks)]
    public void Who_looks_after_a_write_that_succeeds_now_finds_it_as_others_do(string seen, Verdict verdict)
    {
        var before = Replayed.Run(Paying, "200", "200 {}", "502", "404").Faulty(2);
        var after = Replayed.Run(Paying, "200", "200 {}", "200", seen);

        Assert.Equal(verdict, Traffic(Paying, before, after).Verdict);
    }

    [Fact]
    public void What_has_nothing_to_do_with_the_fault_is_answered_as_before()
    {
        var before = Replayed.Run(Paying, "200", """200 {"a":1}""", "502", "404").Faulty(2);
        var after = Replayed.Run(Paying, "200", """200 {"a":2}""", "200", "200 {}");

        Assert.Equal(Verdict.Breaks, Traffic(Paying, before, after).Verdict);
    }

    [Theory]
    [InlineData("""{"amount":5}""", Verdict.Passed)]
    [InlineData("""{"amount":0}""", Verdict.Breaks)]
    public void Healthy_requests_lead_to_calls_with_the_values_of_before(string sent, Verdict verdict)
    {
        var answers = Replayed.Run(Paying, "200", "200 {}", "502", "404").Faulty(2);
        var before = answers.Calling(Replayed.Call(0, "POST /charges", """{"amount":5}"""));

        Assert.Equal(verdict, Traffic(Paying, before, before.Calling(Replayed.Call(0, "POST /charges", sent))).Verdict);
    }

    [Theory]
    [InlineData("POST /charges", 200, Verdict.Breaks)]
    [InlineData("POST /charges", 503, Verdict.Passed)]
    [InlineData("GET /charges", 200, Verdict.Passed)]
    public void What_changes_something_is_not_done_twice(string call, int first, Verdict verdict)
    {
        var before = Replayed.Run(Paying, "200", "200 {}", "502", "404").Faulty(2).Calling(Replayed.Call(0, call));

        Assert.Equal(verdict, Traffic(Paying, before, before.Calling(Replayed.Call(0, call, status: first), Replayed.Call(0, call))).Verdict);
    }

    [Theory]
    [InlineData("+2", Verdict.Passed)]
    [InlineData("-1", Verdict.Breaks)]
    public void A_write_changes_a_kept_resource_from_what_was_read_as_it_did_before(string change, Verdict verdict)
    {
        var before = Replayed.Run(Paying, "200", "200 {}", "200", "200 {}") with { Writes = [Write(2, "+2", [2])] };
        var after = before with { Writes = [Write(2, change, [])] };

        Assert.Equal(verdict, Traffic(Paying, before, after).Verdict);
    }

    private static GateResult Traffic(Harness harness, Run before, Run after) =>
        ReplayGates.Traffic(harness, Replayed.Measured(harness, before, before), Replayed.Measured(harness, after, after));

    private static StoreWrite Write(int request, string change, ImmutableArray<int?> undone) => new(request, "stock.example/items/1", undone)
    {
        Changes = ImmutableSortedDictionary<string, string>.Empty.Add("$.reserved", change),
    };
}
