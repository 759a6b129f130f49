using Wirefix.Replay.Measuring;

namespace Wirefix.Replay.Tests.Measuring;

public sealed class LostUpdatesTests
{
    private static readonly LostUpdates Metric = new(EndpointSelector.All);

    [Theory]
    [InlineData(200, 1)]
    [InlineData(409, 0)]
    public void A_write_that_was_refused_is_lost_where_the_caller_is_told_otherwise(int status, int lost) =>
        Assert.Equal(lost, Metric.Read(RunOf(status, new StoreWrite(0, "a.example/items/1", []) { Refused = true })).Value);

    [Fact]
    public void A_write_that_was_refused_and_then_accepted_is_not_lost() => Assert.Equal(
        0, Metric.Read(RunOf(200, new StoreWrite(0, "a.example/items/1", []) { Refused = true }, new StoreWrite(0, "a.example/items/1", []))).Value);

    private static Run RunOf(int status, params StoreWrite[] writes) => new() { Arrivals = [], Replies = [Mocked.Reply(status)], Writes = [.. writes] };
}
