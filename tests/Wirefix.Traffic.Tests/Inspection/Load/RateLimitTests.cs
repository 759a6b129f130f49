using Wirefix.Traffic.Inspection.Errors;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Traffic.Tests.Inspection.Load;

/// <summary>An upstream that counts calls in a stretch of time, and refuses what comes when the count is reached.</summary>
public class RateLimitTests
{
    [Fact]
    public void Refusals_of_large_bursts_are_throttling_in_whichever_order_their_calls_left()
    {
        var throttling = Assert.Single(Requests.Found<Throttling>(Bursts((size, place) => size == 12 && place < 6 ? 429 : 200)));

        Assert.InRange(throttling.Score, 0.75, 0.8);
        Assert.Equal("Refused calls began with 12 to 12 begun within 25 ms of them, answered ones with 4 to 12.", throttling.Proof[0]);
    }

    [Fact]
    public void Refusals_of_small_bursts_as_of_large_ones_are_no_limit_of_the_rate()
    {
        var calls = Bursts((_, place) => place % 3 == 0 ? 429 : 200).ToArray();

        Assert.Empty(Requests.Found<Throttling>(calls));
        Assert.Single(Requests.Found<ErrorCluster>(calls));
    }

    // Bursts of four, four and twelve calls that leave one right behind another.
    private static IEnumerable<Exchange> Bursts(Func<int, int, int> status) =>
        from burst in Enumerable.Range(0, 9)
        let size = burst % 3 == 2 ? 12 : 4
        from place in Enumerable.Range(0, size)
        select Calls.Outbound("http://hooks/inbox", (burst * 4000) + (place * 0.1), 5, status(size, place)).Post($"[{(burst * 12) + place}]");
}
