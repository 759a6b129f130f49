using System.Collections.Immutable;
using Wirefix.Replay.Comparing;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests.Comparing;

public sealed class CallDifferenceTests
{
    private const string Charges = "https://pay.example/charges/";

    [Fact]
    public void A_header_that_every_recorded_call_carried_is_missed_on_those_without_it()
    {
        var known = Compare(
            [Asked(Charges + 1, new Header("X-Tenant", "a")), Asked(Charges + 2, new Header("X-Tenant", "b"))],
            Call("/charges/1", new Header("x-tenant", "c")), Call("/charges/2"));

        Assert.False(known.IsAsRecorded);
        Assert.Equal(
            new CallDifference("GET pay.example/charges/{id}", "header X-Tenant", "on each call", "none on 1 of 2 calls in 1 replays"), Assert.Single(known.Calls));
    }

    [Fact]
    public void A_header_that_some_recorded_calls_lack_may_be_missing() => Assert.Empty(
        Compare([Asked(Charges + 1, new Header("X-Tenant", "a")), Asked(Charges + 2)], Call("/charges/1"), Call("/charges/2")).Calls);

    [Fact]
    public void What_one_service_sends_on_each_call_is_missed_on_its_own_calls_alone()
    {
        var tenant = new Header("X-Tenant", "a");
        var known = Compare(
            [Asked(Charges + 1, tenant) with { Service = "shop" }, Asked(Charges + 2) with { Service = "desk" }],
            Call("/charges/1") with { By = "shop" }, Call("/charges/2") with { By = "desk" });

        Assert.Equal("shop: GET pay.example/charges/{id}", Assert.Single(known.Calls).Endpoint);
    }

    [Theory]
    [InlineData("traceparent")]
    [InlineData("X-Forwarded-For")]
    [InlineData("Content-Length")]
    [InlineData("Connection")]
    public void What_a_client_or_a_proxy_adds_is_not_missed(string name) =>
        Assert.Empty(Compare([Asked(Charges + 1, new Header(name, "1"))], Call("/charges/1")).Calls);

    [Theory]
    [InlineData(30, 10, true)]
    [InlineData(20, 10, false)]
    public void Endpoints_are_crowded_where_the_capture_shows_more_than_twice_as_many_calls(int captured, int good, bool crowded)
    {
        var found = Crowded(captured, good);

        Assert.Equal(crowded, !found.IsEmpty);
        Assert.All(found, calls => Assert.Equal(("GET pay.example/charges/{id}", good), (calls.Endpoint.Text, calls.Good)));
    }

    [Fact]
    public void A_service_differs_where_every_replay_has_more_than_twice_as_many_calls_in_flight()
    {
        var calls = Assert.Single(Crowded(30, 10));

        Assert.Equal(new CallDifference("GET pay.example/charges/{id}", "calls in flight", "10", "21"), calls.Compare([30, 21]));
        Assert.Null(calls.Compare([30, 20]));
    }

    private static ImmutableArray<CallsInFlight> Crowded(int captured, int good)
    {
        var (much, little) = (AtOnce(captured), AtOnce(good));
        return CallsInFlight.Crowded(much, little, EndpointTemplates.Learn(much, little));
    }

    private static Snapshot AtOnce(int calls) =>
        Recorded.Snapshot(Enumerable.Range(1, calls).Select(call => Recorded.Outbound(Charges + call, start: call * 0.001)));

    private static ReplayComparison Compare(ImmutableArray<Exchange> recorded, params ImmutableArray<Arrival> calls) =>
        new ReplayComparer([], EndpointTemplates.Learn(new Snapshot(recorded)), Redactor.Default)
            .Compare([new Run { Arrivals = calls }], [], recorded);

    private static Exchange Asked(string url, params ImmutableArray<Header> headers)
    {
        var call = Recorded.Outbound(url);
        return call with { Request = call.Request with { Headers = headers } };
    }

    private static Arrival Call(string target, params ImmutableArray<Header> headers) =>
        new("GET", "pay.example", target, 200, TimeSpan.Zero, TimeSpan.Zero) { Headers = headers };
}
