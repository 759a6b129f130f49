using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class TimingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Outbound_calls_that_all_took_one_millisecond_carry_their_end_alone()
    {
        var exchanges = Read(("OUT", 1), ("OUT", 1), ("OUT", 1), ("IN", 40), ("IN", 50));

        Assert.All(exchanges.Where(exchange => exchange.Direction == Direction.Outbound), exchange => Assert.Equal(Timing.EndOnly, exchange.Timing));
        Assert.All(exchanges.Where(exchange => exchange.Direction == Direction.Outbound), exchange => Assert.Equal(TimeSpan.Zero, exchange.Duration));
        Assert.All(exchanges.Where(exchange => exchange.Direction == Direction.Inbound), exchange => Assert.Equal(Timing.Span, exchange.Timing));
    }

    [Fact]
    public void Two_quick_calls_are_too_few_to_tell() =>
        Assert.All(Read(("OUT", 1), ("OUT", 1)), exchange => Assert.Equal(Timing.Span, exchange.Timing));

    [Fact]
    public void Quick_calls_among_slow_ones_are_believed() =>
        Assert.All(Read(("OUT", 1), ("OUT", 1), ("OUT", 1), ("OUT", 80)), exchange => Assert.Equal(Timing.Span, exchange.Timing));

    [Fact]
    public void A_pair_without_a_length_carries_its_start_alone() =>
        Assert.Equal(Timing.StartOnly, Assert.Single(Read(("OUT", null))).Timing);

    [Fact]
    public void A_pair_whose_stamp_is_no_date_carries_nothing()
    {
        var path = _folder.Write("a.json", Pair("IN", 5).Replace("2026-01-01T00:00:00.123456789Z", "yesterday"));

        Assert.Equal(Timing.None, Assert.Single(CaptureReader.Read(path).Snapshot.Exchanges).Timing);
    }

    [Fact]
    public void HAR_entries_without_a_length_carry_their_start_alone()
    {
        var path = _folder.Write("a.har", """
            {"log":{"entries":[{"startedDateTime":"2026-01-01T00:00:00Z","time":0,"request":{"method":"GET","url":"http://h/a"},"response":{"status":-2}}]}}
            """);

        var exchange = Assert.Single(CaptureReader.Read(path).Snapshot.Exchanges);

        Assert.Equal((Timing.StartOnly, 0, Direction.Inbound), (exchange.Timing, exchange.Response.Status, exchange.Direction));
    }

    private static string Pair(string direction, int? duration) =>
        $$$$"""{"msgType":"rrpair","ts":"2026-01-01T00:00:00.123456789Z",{{{{(duration is null ? "" : $"\"duration\":{duration},")}}}}"direction":"{{{{direction}}}}","command":"GET","location":"/x","network_address":"h:80","status":"200"}""";

    private IReadOnlyList<Exchange> Read(params (string Direction, int? Duration)[] pairs) =>
        CaptureReader.Read(_folder.Write("raw.jsonl", string.Join('\n', pairs.Select(pair => Pair(pair.Direction, pair.Duration))))).Snapshot.Exchanges;
}
