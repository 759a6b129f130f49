using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

public sealed class HarRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Prop.ForAll(GeneratedExchanges.Any.ListOf().Where(list => list.Count > 0).ToArbitrary(), exchanges =>
        {
            var snapshot = Calls.Snapshot(exchanges);
            return snapshot.Exchanges.Select(GeneratedExchanges.Known).SequenceEqual(WrittenAndRead(snapshot).Exchanges.Select(GeneratedExchanges.Known));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_start_keeps_its_100_nanoseconds()
    {
        var exchange = Calls.Outbound("http://h/a", 0, 1.2345) with { Start = Calls.Zero.AddTicks(1_234_567) };

        var read = Assert.Single(WrittenAndRead(Calls.Snapshot(exchange)).Exchanges);

        Assert.Equal((exchange.Start, exchange.Duration), (read.Start, read.Duration));
    }

    [Fact]
    public void Text_stands_as_text_and_other_bytes_as_base64()
    {
        var text = Calls.Inbound("http://h/a", 0, 1).WithBody("grün");
        var binary = Calls.Inbound("http://h/b", 1, 1) with { Response = new Response(200) { Body = new byte[] { 0xff, 0xfe, 0x00 } } };
        var output = new MemoryStream();

        HarWriter.Write(Calls.Snapshot(text, binary), output);
        var har = Encoding.UTF8.GetString(output.ToArray());

        Assert.Contains("\"text\":\"grün\"", har);
        Assert.Contains("\"text\":\"//4A\"", har);
        Assert.Contains("\"encoding\":\"base64\"", har);
    }

    private Snapshot WrittenAndRead(Snapshot snapshot)
    {
        var path = Path.Combine(_folder.Path, "snapshot.har");
        using (var file = File.Create(path))
            HarWriter.Write(snapshot, file);
        var capture = CaptureReader.Read(path);
        Assert.Empty(capture.Problems);
        return capture.Snapshot;
    }
}
