using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contracts;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection;

/// <summary>Services that were recorded together, with clocks that do not agree.</summary>
public sealed class ClocksTests
{
    private const double Hour = 3_600_000;

    [Theory]
    [InlineData(185_000, "The clock of back is 3 min 5 s ahead of that of front: 10 of 10 calls between them")]
    [InlineData(-185_000, "The clock of front is 3 min 4 s ahead of that of back: 10 of 10 calls between them")]
    [InlineData(400, "The clock of back is 405 ms ahead of that of front")]
    public void Calls_that_arrive_when_they_are_not_under_way_tell_the_skew(double skew, string sentence)
    {
        var inspection = Inspector.Inspect(Calls.Snapshot(Enumerable.Range(0, 10).SelectMany(call => Joined(call, skew))));

        Assert.StartsWith(sentence, Assert.Single(inspection.TimingNotes), StringComparison.Ordinal);
    }

    [Fact]
    public void Clocks_that_agree_are_not_told() =>
        Assert.Empty(Inspector.Inspect(Calls.Snapshot(Enumerable.Range(0, 10).SelectMany(call => Joined(call, 0)))).TimingNotes);

    [Fact]
    public void A_callee_that_goes_on_after_its_caller_gave_up_has_no_other_clock() =>
        Assert.Empty(Clocks.Of(Calls.Snapshot(Enumerable.Range(0, 10).SelectMany(call => Joined(call, 0, length: 60_000)))).Skews);

    [Fact]
    public void One_call_that_came_late_is_no_clock() =>
        Assert.Empty(Clocks.Of(Calls.Snapshot(Enumerable.Range(0, 10).SelectMany(call => Joined(call, call == 4 ? Hour : 0)))).Skews);

    [Fact]
    public void Calls_are_still_joined_by_their_traces()
    {
        var scene = Scene.Of(Calls.Snapshot(Enumerable.Range(0, 10).SelectMany(call => Joined(call, Hour))));

        Assert.Equal(10, Handovers.Of(scene).Count(handover => handover.Keeper == "front and back"));
    }

    [Fact]
    public void A_skew_between_two_is_one_between_their_neighbours_too()
    {
        var clocks = Clocks.Of(Calls.Snapshot(Enumerable.Range(0, 10).SelectMany(call =>
            Joined(call, Hour).Concat(Joined(call + 100, 0).Select(exchange => exchange with { Service = exchange.Service == "front" ? "back" : "deep" })))));

        Assert.Equal(TimeSpan.FromMilliseconds(Hour + 5), clocks.Ahead("front", "deep"));
        Assert.Equal(-TimeSpan.FromMilliseconds(Hour + 5), clocks.Ahead("deep", "front"));
        Assert.Equal(TimeSpan.Zero, clocks.Ahead("front", "elsewhere"));
    }

    [Fact]
    public void What_two_services_do_at_once_is_claimed_only_where_their_clocks_agree()
    {
        Exchange[] reads = [.. Enumerable.Range(0, 40).Select(call => Read(call % 2 == 0 ? "front" : "back", call))];

        var agreeing = Inspector.Inspect(Calls.Snapshot([.. reads, .. Enumerable.Range(0, 10).SelectMany(call => Joined(call, 0))]));
        var apart = Inspector.Inspect(Calls.Snapshot([.. reads, .. Enumerable.Range(0, 10).SelectMany(call => Joined(call, Hour))]));

        Assert.Equal("store", Assert.Single(agreeing.Findings.OfType<Burst>()).Endpoint.Host);
        Assert.Empty(apart.Findings.OfType<Burst>());
        Assert.Equal((40, null, null), (EndpointOf(apart).Calls, EndpointOf(apart).PeakInFlight, EndpointOf(apart).LargestIn1S));
        Assert.Equal((40, 40), (EndpointOf(agreeing).PeakInFlight, EndpointOf(agreeing).LargestIn1S));
    }

    private static EndpointSummary EndpointOf(Traffic.Inspection.Inspection inspection) =>
        inspection.Endpoints.Single(endpoint => endpoint.Endpoint.Host == "store");

    private static Exchange Read(string service, int call) =>
        Calls.Outbound($"http://store/stock/{call}", 100 + (call * 0.25), 50).InTrace($"{call + 1000:x32}") with { Service = service };

    /// <summary>A call of front that arrives at back 5 ms later, by the clock of back.</summary>
    private static IEnumerable<Exchange> Joined(int call, double skew, double length = 10)
    {
        var (trace, start) = ($"{call:x32}", 1000.0 * call);
        yield return Calls.Outbound($"http://back/quotes/q{call}", start, 20).InTrace(trace) with { Service = "front" };
        yield return Calls.Inbound($"http://back/quotes/q{call}", start + 5 + skew, length).InTrace(trace) with { Service = "back" };
    }
}
