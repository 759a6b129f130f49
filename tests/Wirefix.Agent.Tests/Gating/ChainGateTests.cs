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
        var result = Judge([200, 502, 502], 200, 200, 200);

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.Equal(
            "with shop, prices up together, all 2 requests from outside that had failed are answered as their siblings, and all 1 others as before",
            result.Evidence);
    }

    [Fact]
    public void One_that_still_fails_is_not_confirmed()
    {
        var result = Judge([200, 502, 502], 200, 200, 502);

        Assert.Equal(Verdict.NotConfirmed, result.Verdict);
        Assert.Equal("1 of 2 requests from outside still fail, first GET /buy/2: 502 then, 502 now", result.Evidence);
    }

    [Fact]
    public void Where_healthy_ones_fail_now_nothing_is_said_of_the_fix()
    {
        var result = Judge([200, 502], 500, 502);

        Assert.Equal(Verdict.Passed, result.Verdict);
        Assert.StartsWith("not judged: 1 of 1 requests that were answered well are not", result.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 200, 200 }, false)]
    [InlineData(new[] { 502, 502 }, false)]
    [InlineData(new[] { 200, 502 }, true)]
    public void Only_what_failed_beside_healthy_ones_is_a_symptom(int[] statuses, bool expected) =>
        Assert.Equal(expected, GateOf([.. statuses]).HasSymptoms);

    private static GateResult Judge(ImmutableArray<int> recorded, params ImmutableArray<int> now) => GateOf(recorded).Judge(new Run
    {
        Arrivals = [],
        Replies = [.. now.Select((status, place) => new Reply("GET", $"/buy/{place}", status, recorded[place], [], ""))],
    });

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
