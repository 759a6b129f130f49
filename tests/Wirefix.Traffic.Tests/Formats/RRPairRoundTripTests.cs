using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class RRPairRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RRPair_to_HAR_to_RRPair_keeps_every_field_that_both_know() =>
        Prop.ForAll(GeneratedExchanges.Any.ListOf().Where(list => list.Count > 0).ToArbitrary(), exchanges =>
        {
            var snapshot = Calls.Snapshot(exchanges.Select(GroupedHeaders));
            var pairs = Read(snapshot, CaptureWriting.RRPair);
            var back = Read(Read(pairs, CaptureWriting.Har), CaptureWriting.RRPair);
            var original = snapshot.Exchanges.Select(GeneratedExchanges.Known).ToArray();
            return original.SequenceEqual(pairs.Exchanges.Select(GeneratedExchanges.Known))
                && original.SequenceEqual(back.Exchanges.Select(GeneratedExchanges.Known))
                && Written(pairs, CaptureWriting.RRPair) == Written(back, CaptureWriting.RRPair);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void RRPair_cannot_carry_the_order_of_a_header_that_comes_again_behind_others_and_HAR_can()
    {
        var exchange = Calls.Inbound("http://h/a", 0, 1).WithResponseHeader("Via", "a").WithResponseHeader("Age", "1").WithResponseHeader("Via", "b");

        Assert.Equal(["Via=a", "Via=b", "Age=1"], Headers(Read(Calls.Snapshot(exchange), CaptureWriting.RRPair)));
        Assert.Equal(["Via=a", "Age=1", "Via=b"], Headers(Read(Calls.Snapshot(exchange), CaptureWriting.Har)));
    }

    [Theory]
    [InlineData(CaptureWriting.RRPair, "snapshot, line 1")]
    [InlineData(CaptureWriting.Har, "snapshot, entry 1")]
    public void Neither_carries_where_an_exchange_was_read_from(CaptureWriting format, string source) =>
        Assert.Equal(source, Read(Calls.Snapshot(Calls.Inbound("http://h/a", 0, 1)), format).Exchanges[0].Source);

    [Theory]
    [InlineData(CaptureWriting.RRPair)]
    [InlineData(CaptureWriting.Har)]
    public void Neither_carries_a_moment_that_its_timing_does_not_vouch_for(CaptureWriting format)
    {
        var read = Read(Calls.Snapshot(Calls.Inbound("http://h/a", 5, 1, timing: Timing.None)), format).Exchanges[0];

        Assert.Equal((Timing.None, DateTimeOffset.UnixEpoch), (read.Timing, read.Start));
    }

    [Theory]
    [InlineData("http://[::1]:8080/a?b=c")]
    [InlineData("ws://h/socket")]
    [InlineData("https://h//two")]
    [InlineData("http://grün.example/a%2Fb")]
    public void A_URL_that_host_and_path_do_not_tell_stays_whole(string url) =>
        Assert.Equal(new Uri(url).AbsoluteUri, Read(Calls.Snapshot(Calls.Outbound(url, 0, 1)), CaptureWriting.RRPair).Exchanges[0].Request.Url.AbsoluteUri);

    [Fact]
    public void A_UUID_stands_as_recorders_write_it()
    {
        const string Uuid = "b8b39a9e-7061-411a-ae3d-f0a968da07f8";
        var exchange = Calls.Inbound("http://h:81/a?b=c", 0, 2.5) with { Id = Uuid };

        using var pair = JsonDocument.Parse(Written(new Snapshot([exchange]), CaptureWriting.RRPair));

        Assert.Equal("uLOannBhQRquPfCpaNoH+A==", pair.RootElement.GetProperty("uuid").GetString());
        Assert.Equal(("IN", "h:81", "GET", "/a", "200"), (Text(pair, "direction"), Text(pair, "network_address"), Text(pair, "command"), Text(pair, "location"), Text(pair, "status")));
        Assert.Equal("/a?b=c", pair.RootElement.GetProperty("http").GetProperty("req").GetProperty("uri").GetString());
        Assert.Equal(2.5, pair.RootElement.GetProperty("duration").GetDouble());
        Assert.Equal(Uuid, Read(new Snapshot([exchange]), CaptureWriting.RRPair).Exchanges[0].Id);
    }

    private static string? Text(JsonDocument pair, string name) => pair.RootElement.GetProperty(name).GetString();

    private static IEnumerable<string> Headers(Snapshot snapshot) =>
        snapshot.Exchanges[0].Response.Headers.Select(header => $"{header.Name}={header.Value}");

    private static Exchange GroupedHeaders(Exchange exchange) => exchange with
    {
        Request = exchange.Request with { Headers = [.. exchange.Request.Headers.GroupBy(header => header.Name).SelectMany(group => group)] },
        Response = exchange.Response with { Headers = [.. exchange.Response.Headers.GroupBy(header => header.Name).SelectMany(group => group)] },
    };

    private static string Written(Snapshot snapshot, CaptureWriting format)
    {
        var output = new MemoryStream();
        if (format == CaptureWriting.Har)
            HarWriter.Write(snapshot, output);
        else
            RRPairWriter.Write(snapshot, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private Snapshot Read(Snapshot snapshot, CaptureWriting format)
    {
        var capture = CaptureReader.Read(new CaptureSource(_folder.Write("snapshot", Written(snapshot, format))) { Redactor = Redactor.None });
        Assert.Empty(capture.Problems);
        return capture.Snapshot;
    }
}
