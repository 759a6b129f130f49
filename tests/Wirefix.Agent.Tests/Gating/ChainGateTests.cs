using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Agent.Gating;
using Wirefix.Replay;
using Wirefix.Traffic;

namespace Wirefix.Agent.Tests.Gating;

/// <summary>Purchases at a shop, which asks another service for each; some failed there, and so at the shop.</summary>
public sealed class ChainGateTests
{
    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Requests_that_failed_through_the_fault_and_are_answered_as_their_siblings_pass()
    {
        var result = Judge([200, 502, 502], before: [200, 502, 502], after: [200, 200, 200]);

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(
            "with shop, prices up together, all 2 requests from outside that failed are answered as their siblings, and all 1 others as before",
            result.Evidence);
    }

    [Fact]
    public void One_that_still_fails_is_not_confirmed()
    {
        var result = Judge([200, 502, 502], before: [200, 502, 502], after: [200, 200, 502]);

        Assert.Equal(Verdict.NotConfirmed, result.Verdict);
        Assert.Equal("1 of 2 requests from outside still fail, first GET /buy/2: 502 then, 502 now", result.Evidence);
    }

    [Fact]
    public void A_fix_after_which_healthy_ones_fail_breaks_something()
    {
        var result = Judge([200, 200, 502], before: [200, 200, 502], after: [200, 500, 200]);

        Assert.Equal(Verdict.Breaks, result.Verdict);
        Assert.Equal("1 of 2 requests from outside are not answered as before, first GET /buy/1: 200 then, 500 now", result.Evidence);
    }

    [Fact]
    public void Healthy_ones_that_fail_without_the_fix_too_do_not_speak_against_it()
    {
        var result = Judge([200, 200, 502], before: [200, 500, 502], after: [200, 500, 200]);

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Contains("and all 1 others as before", result.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_fails_without_the_fix_nothing_is_said_of_it()
    {
        var result = Judge([200, 502], before: [200, 200], after: [200, 200]);

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.StartsWith("not judged: none of the 1 requests", result.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_in_one_run_alone_is_chance()
    {
        var gate = GateOf([200, 502]);

        Assert.Equal(Verdict.Passed, gate.Judge([RunOf([200, 502], [200, 502])], [RunOf([200, 502], [200, 200]), RunOf([200, 502], [500, 200])]).Verdict);
        Assert.Equal(Verdict.NotConfirmed, gate.Judge([RunOf([200, 502], [200, 502])], [RunOf([200, 502], [200, 200]), RunOf([200, 502], [200, 502])]).Verdict);
    }

    [Theory]
    [InlineData(new[] { 200, 200 }, false)]
    [InlineData(new[] { 502, 502 }, false)]
    [InlineData(new[] { 200, 502 }, true)]
    public void Only_what_failed_beside_healthy_ones_is_a_symptom(int[] statuses, bool expected) =>
        Assert.Equal(expected, GateOf([.. statuses]).HasSymptoms);

    private static GateResult Judge(ImmutableArray<int> recorded, ImmutableArray<int> before, ImmutableArray<int> after) =>
        GateOf(recorded).Judge([RunOf(recorded, before)], [RunOf(recorded, after)]);

    private static Run RunOf(ImmutableArray<int> recorded, ImmutableArray<int> now) => new()
    {
        Arrivals = [],
        Replies = [.. now.Select((status, place) => new Reply("GET", $"/buy/{place}", status, recorded[place], [], ""))],
    };

    private static ChainGate GateOf(ImmutableArray<int> statuses)
    {
        var recorded = Snapshot.Of(statuses.SelectMany(Purchase));
        var replay = ChainReplay.Of(
            recorded, new Snapshot([]), [new StandingService("shop", "Shop.csproj"), new StandingService("prices", "Prices.csproj")]);
        return new ChainGate(replay, [.. recorded.Of(Direction.Outbound).Where(sent => sent.Response.Failed).Select(sent => sent.Id)]);
    }

    private static IEnumerable<Exchange> Purchase(int status, int number)
    {
        var price = status == 200 ? 200 : 422;
        return
        [
            Exchange(number, 0, "shop", Direction.Inbound, $"http://localhost:5000/buy/{number}", status),
            Exchange(number, 1, "shop", Direction.Outbound, $"http://prices.internal/price/{number}", price),
            Exchange(number, 2, "prices", Direction.Inbound, $"http://prices.internal/price/{number}", price),
        ];
    }

    private static Exchange Exchange(int number, int step, string service, Direction direction, string url, int status) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{number} {step}"),
        Direction = direction,
        Start = Origin.AddSeconds(number).AddMilliseconds(10 * step),
        Duration = TimeSpan.FromMilliseconds(100 - (30 * step)),
        Timing = Timing.Span,
        TraceId = string.Create(CultureInfo.InvariantCulture, $"{number}"),
        Service = service,
        Request = new Request("GET", new Uri(url)),
        Response = new Response(status),
        Source = "test",
    };
}
