using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Traffic.Tests.Inspection.Races;

public class LostUpdatesTests
{
    private const string Stock = "http://store/stock/42";

    [Fact]
    public void Two_reservations_that_read_the_same_stock_lose_one()
    {
        var lost = Assert.IsType<LostUpdate>(Assert.Single(Found(
        [
            .. Reserve(1, 0, 10, 60, read: 10, write: 9), .. Reserve(2, 5, 20, 80, read: 10, write: 9), Read(200, 9),
        ])));

        Assert.Equal(("/stock/42", "$.quantity", "10", "9", "9", "9"), (lost.Resource, lost.Field, lost.Base, lost.First, lost.Second, lost.Later));
        Assert.Equal("PUT store/stock/{id}", lost.Endpoint.ToString());
        Assert.InRange(lost.Score, 0.9, 1);
        Assert.Equal(
        [
            "05:06:07.010 GET /stock/42 → 200 $.quantity = 10; then 05:06:07.060 PUT /stock/42 → 200 with 9",
            "05:06:07.020 GET /stock/42 → 200 $.quantity = 10; then 05:06:07.080 PUT /stock/42 → 200 with 9",
            "05:06:07.200 GET /stock/42 → 200 shows $.quantity = 9: one change, not two",
        ], lost.Proof);
    }

    [Fact]
    public void The_second_write_alone_shows_the_loss() =>
        Assert.InRange(Assert.Single(Found([.. Reserve(1, 0, 10, 60, 10, 7), .. Reserve(2, 5, 20, 80, 10, 9)])).Score, 0.8, 0.9);

    [Fact]
    public void Of_writes_that_overlap_either_may_come_last()
    {
        var lost = Assert.IsType<LostUpdate>(Assert.Single(Found([.. Reserve(1, 0, 10, 60, 10, 7), .. Reserve(2, 5, 20, 61, 10, 9), Read(200, 7)])));

        Assert.Equal(("9", "7", "7"), (lost.First, lost.Second, lost.Later));
    }

    [Fact]
    public void A_field_that_the_second_write_sets_back_is_a_lost_update()
    {
        Exchange[] Episode(int actor, double read, double write, string sent) =>
        [
            Calls.Inbound("http://svc/users/7", read, 10).WithBody("""{"name":"Ann","city":"Rome"}""").WithRequestHeader("X-Session-Id", $"s{actor}"),
            Calls.Inbound("http://svc/users/7", write, 10).WithMethod("PUT").WithRequestBody(sent).WithRequestHeader("X-Session-Id", $"s{actor}"),
        ];

        var lost = Assert.IsType<LostUpdate>(Assert.Single(Found(
            [.. Episode(1, 0, 60, """{"name":"Anna","city":"Rome"}"""), .. Episode(2, 20, 90, """{"name":"Ann","city":"Oslo"}""")])));

        Assert.Equal(("$.name", "Ann", "Anna", "Ann"), (lost.Field, lost.Base, lost.First, lost.Second));
    }

    [Fact]
    public void A_value_that_a_list_lacks_as_it_is_written_back_whole_is_a_lost_update()
    {
        var lost = Assert.IsType<LostUpdate>(Assert.Single(Found([.. Add(1, 10, 60, "PUT", "a,b", "a,b,c"), .. Add(2, 20, 80, "PUT", "a,b", "a,b,d"), List(200, "a,b,d")])));

        Assert.Equal(("$.tracks[*]", "2 values", "2 values + c", "2 values + d", "2 values + d"), (lost.Field, lost.Base, lost.First, lost.Second, lost.Later));
        Assert.InRange(lost.Score, 0.9, 1);
    }

    [Fact]
    public void A_value_that_comes_back_into_a_list_is_a_lost_update() =>
        Assert.Equal("2 values − b", Assert.IsType<LostUpdate>(Assert.Single(Found([.. Add(1, 10, 60, "PUT", "a,b", "a"), .. Add(2, 20, 80, "PUT", "a,b", "a,b,d")]))).First);

    [Theory]
    [InlineData("PUT", "a,b,c", "a,b,c,d")]
    [InlineData("PUT", "a,b,c", "a,b,c")]
    [InlineData("PATCH", "c", "d")]
    public void A_list_that_has_both_changes_or_is_added_to_loses_nothing(string method, string first, string second) =>
        Assert.Empty(Found([.. Add(1, 10, 60, method, "a,b", first), .. Add(2, 20, 80, method, "a,b", second)]));

    [Fact]
    public void A_later_read_of_a_list_that_shows_both_is_no_loss() =>
        Assert.Empty(Found([.. Add(1, 10, 60, "PUT", "a,b", "a,b,c"), .. Add(2, 20, 80, "PUT", "a,b", "a,b,d"), List(200, "a,b,c,d")]));

    [Fact]
    public void Without_a_trace_it_is_told_from_times_and_is_less_certain()
    {
        var calls = Reserve(1, 0, 10, 60, 10, 9).Concat(Reserve(2, 5, 20, 80, 10, 9)).Select(call => call with { TraceId = null });

        var lost = Assert.IsType<LostUpdate>(Assert.Single(Found(calls)));

        Assert.InRange(lost.Score, 0.6, 0.79);
        Assert.Single(lost.Notes);
    }

    [Fact]
    public void Calls_one_after_another_lose_nothing() =>
        Assert.Empty(Found([.. Reserve(1, 0, 10, 30, 10, 9), .. Reserve(2, 100, 110, 130, 9, 8), .. Reserve(3, 200, 210, 230, 8, 7)]));

    [Theory]
    [InlineData(8, "9", "8")]
    [InlineData(9, "8", "9")]
    public void Of_writes_that_overlap_either_may_be_the_one_that_is_lost(int shown, string lost, string kept)
    {
        var finding = Assert.IsType<LostUpdate>(Assert.Single(Found([.. Reserve(1, 0, 10, 60, 10, 9), .. Reserve(2, 5, 20, 63, 10, 8), Read(200, shown)])));

        Assert.Equal((lost, kept, kept), (finding.First, finding.Second, finding.Later));
        Assert.InRange(finding.Score, 0.9, 1);
    }

    [Fact]
    public void A_later_read_that_shows_both_of_two_overlapping_writes_is_no_loss() =>
        Assert.Empty(Found([.. Reserve(1, 0, 10, 60, 10, 9), .. Reserve(2, 5, 20, 63, 10, 8), Read(200, 7)]));

    [Fact]
    public void A_refused_second_write_loses_nothing() =>
        Assert.Empty(Found([.. Reserve(1, 0, 10, 60, 10, 9), .. Reserve(2, 5, 20, 80, 10, 9, status: 412), Read(200, 9)]));

    [Fact]
    public void A_later_read_that_shows_both_is_no_loss() =>
        Assert.Empty(Found([.. Reserve(1, 0, 10, 60, 10, 9), .. Reserve(2, 5, 20, 80, 10, 9), Read(200, 8)]));

    [Fact]
    public void Writes_of_different_fields_do_not_conflict() =>
        Assert.Empty(Found([.. Reserve(1, 0, 10, 60, 10, 9), .. Reserve(2, 5, 20, 80, 10, 9, sent: """{"colour":"red"}""")]));

    [Theory]
    [InlineData(Timing.EndOnly)]
    [InlineData(Timing.None)]
    public void Stamps_that_carry_no_order_of_reads_and_writes_claim_nothing(Timing timing) =>
        Assert.Empty(Found(Reserve(1, 0, 10, 60, 10, 9).Concat(Reserve(2, 5, 20, 80, 10, 9)).Append(Read(200, 9))
            .Select(call => call.Direction == Direction.Outbound ? call with { Timing = timing, Duration = TimeSpan.Zero } : call)));

    [Theory]
    [InlineData("""{"Tag":"a","Stats":{"Xp":%,"Level":2}}""", """{"stats":{"xp":%}}""", "http://store/players/7001/profile")]
    [InlineData("""{"player":{"xp_total":%}}""", """{"xpTotal":%}""", "http://store/players/7001")]
    public void A_field_that_readers_and_writers_name_in_their_own_ways_is_one(string read, string written, string writeAt)
    {
        Exchange[] Add(int trace, double from, int xp) =>
        [
            Calls.Inbound($"http://svc/matches/{trace}", from, 90).WithMethod("POST").WithTrace(trace),
            Calls.Outbound("http://store/players/7001/profile", from + 5, 8).WithBody(read.Replace("%", "1000")).WithTrace(trace),
            Calls.Outbound(writeAt, from + 40, 8).WithMethod("PATCH").WithRequestBody(written.Replace("%", $"{xp}")).WithTrace(trace),
        ];

        Assert.Single(Found([.. Add(1, 0, 1010), .. Add(2, 10, 1030)]));
    }

    [Fact]
    public void Reads_of_two_things_at_one_path_have_no_update_in_common()
    {
        Exchange[] Take(int trace, double from, string sku) =>
        [
            Calls.Inbound($"http://svc/orders/{trace}", from, 90).WithMethod("POST").WithTrace(trace),
            Calls.Outbound($"http://store/stock?sku={sku}", from + 5, 8).WithBody("""{"count":10}""").WithTrace(trace),
            Calls.Outbound("http://store/stock", from + 40, 8).WithMethod("PUT").WithRequestBody($$"""{"sku":"{{sku}}","count":9}""").WithTrace(trace),
        ];

        Assert.Empty(Found([.. Take(1, 0, "a-1"), .. Take(2, 10, "b-2")]));
        Assert.Single(Found([.. Take(1, 0, "a-1"), .. Take(2, 10, "a-1"), Calls.Outbound("http://store/stock?sku=a-1", 200, 8).WithBody("""{"count":9}""")]));
    }

    private static IReadOnlyList<Finding> Found(IEnumerable<Exchange> exchanges) =>
        [.. Inspector.Inspect(Calls.Snapshot(exchanges)).Findings.Where(finding => finding is LostUpdate)];

    private static Exchange[] Reserve(
        int trace, double start, double readAt, double writeAt, int read, int write, int status = 200, string? sent = null) =>
    [
        Calls.Inbound("http://svc/stock/42/reserve", start, writeAt + 40 - start).WithMethod("POST").WithTrace(trace),
        Calls.Outbound(Stock, readAt, 8).WithBody($$"""{"sku":"a-42","quantity":{{read}}}""").WithTrace(trace),
        Calls.Outbound(Stock, writeAt, 8, status).WithMethod("PUT").WithRequestBody(sent ?? $$"""{"sku":"a-42","quantity":{{write}}}""").WithTrace(trace),
    ];

    private static Exchange[] Add(int trace, double readAt, double writeAt, string method, string read, string written) =>
    [
        Calls.Inbound("http://svc/lists/7/tracks", readAt - 5, writeAt - readAt + 40).WithMethod("POST").WithTrace(trace),
        List(readAt, read).WithTrace(trace),
        Calls.Outbound("http://store/lists/7", writeAt, 8, 204).WithMethod(method).WithRequestBody(Tracks(written)).WithTrace(trace),
    ];

    private static Exchange List(double start, string tracks) => Calls.Outbound("http://store/lists/7", start, 8).WithBody(Tracks(tracks));

    private static string Tracks(string tracks) => $$"""{"id":7,"tracks":["{{tracks.Replace(",", "\",\"")}}"]}""";

    private static Exchange Read(double start, int quantity) =>
        Calls.Outbound(Stock, start, 8).WithBody($$"""{"sku":"a-42","quantity":{{quantity}}}""");
}
