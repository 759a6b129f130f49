using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>What one recorder measured says nothing of what another did.</summary>
public sealed class SeveralRecordingsTests : IDisposable
{
    private static readonly int[] Placeholders = [1, 1, 1, 1];

    private static readonly int[] Measured = [40, 1, 55, 70, 1, 90, 35, 60];

    private readonly TemporaryFolder _folder = new();

    private readonly TemporaryFolder _output = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_of_lines_are_judged_each_by_itself(bool measuredFirst) =>
        AssertParted(Lines("a.jsonl", "a", Placeholders), Lines("b.jsonl", "b", Measured), measuredFirst);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folders_of_pairs_are_judged_each_by_itself(bool measuredFirst) =>
        AssertParted(Pairs("one", "a", Placeholders), Pairs("two", "b", Measured), measuredFirst);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folders_of_hosts_are_one_recording_whose_quick_host_is_believed(bool measuredFirst)
    {
        Pairs("two/quick", "quick", Placeholders);
        var measured = Path.GetDirectoryName(Pairs("two/b", "b", Measured))!;
        Pairs("one/a", "a", Placeholders);

        var timings = AssertParted(Path.Combine(_folder.Path, "one"), measured, measuredFirst);

        Assert.Equal(Timing.Span, timings["quick"]);
    }

    [Fact]
    public void Pairs_that_are_named_one_by_one_are_judged_with_those_of_their_folder()
    {
        string[] folders = [Pairs("one/a", "a", Placeholders), Pairs("two/b", "b", Measured)];

        Assert.All(TimingsOf(new CaptureSource([.. folders.SelectMany(Directory.GetFiles)])), timings =>
            Assert.Equal((Timing.EndOnly, Timing.Span), (timings["a"], timings["b"])));
    }

    [Fact]
    public void Recordings_below_one_folder_are_judged_each_by_itself()
    {
        Pairs("recorded-1/a", "a", Placeholders);
        Pairs("recorded-2/b", "b", Measured);
        Lines("c.jsonl", "c", Placeholders);

        Assert.All(TimingsOf(new CaptureSource(_folder.Path)), timings =>
            Assert.Equal((Timing.EndOnly, Timing.Span, Timing.EndOnly), (timings["a"], timings["b"], timings["c"])));
    }

    [Fact]
    public void Recordings_too_short_to_tell_are_judged_together_and_not_by_a_long_one()
    {
        var source = new CaptureSource(Lines("a.jsonl", "a", 1, 1), Lines("c.jsonl", "c", 1), Lines("b.jsonl", "b", Measured));

        Assert.All(TimingsOf(source), timings =>
            Assert.Equal((Timing.EndOnly, Timing.EndOnly, Timing.Span), (timings["a"], timings["c"], timings["b"])));
    }

    [Fact]
    public void Pairs_in_an_ordinary_form_and_in_another_are_judged_together()
    {
        var path = _folder.Write("a.jsonl", string.Join('\n', Pair("a", 0, 1), OrdinaryPair("a", 1, 1), Pair("a", 2, 1)));

        Assert.All(TimingsOf(new CaptureSource(path)), timings => Assert.Equal(Timing.EndOnly, timings["a"]));
    }

    [Fact]
    public void No_latency_is_claimed_for_the_recording_that_measured_none()
    {
        var survey = CaptureReader.Survey(new CaptureSource(Lines("a.jsonl", "a", Placeholders), Lines("b.jsonl", "b", Measured)), new SampleBudget(2, 1 << 20), TestContext.Current.CancellationToken);

        var (a, b) = (survey.Endpoints.Single(endpoint => endpoint.Endpoint.Host == "a"), survey.Endpoints.Single(endpoint => endpoint.Endpoint.Host == "b"));

        Assert.Equal((null, null), (a.Latency, a.PeakInFlight));
        Assert.NotNull(b.Latency);
        Assert.Contains(Inspector.Inspect(survey).TimingNotes, note => note.StartsWith("4 of 12 outbound calls have one stamp, the response's end", StringComparison.Ordinal));
    }

    private Dictionary<string, Timing> AssertParted(string placeholders, string measured, bool measuredFirst)
    {
        var source = measuredFirst ? new CaptureSource(measured, placeholders) : new CaptureSource(placeholders, measured);
        var all = TimingsOf(source);
        Assert.All(all, timings => Assert.Equal((Timing.EndOnly, Timing.Span), (timings["a"], timings["b"])));
        return all[0];
    }

    // What is read at once, what is surveyed, and what is converted say the same.
    private List<Dictionary<string, Timing>> TimingsOf(CaptureSource source)
    {
        var converted = Path.Combine(_output.Path, "converted.har");
        using (var stream = File.Create(converted))
            CaptureConverter.Convert(source, new HarWriter(stream), TestContext.Current.CancellationToken);
        List<Snapshot> all =
        [
            CaptureReader.Read(source).Snapshot,
            CaptureReader.Survey(source).Sample,
            CaptureReader.Read(converted).Snapshot,
        ];
        return all.ConvertAll(snapshot => snapshot.Exchanges
            .GroupBy(exchange => exchange.Request.Url.Host)
            .ToDictionary(calls => calls.Key, calls => Assert.Single(calls.Select(call => call.Timing).Distinct())));
    }

    private string Lines(string name, string host, params int[] durations) =>
        _folder.Write(name, string.Join('\n', durations.Select((duration, index) => Pair(host, index, duration))));

    private string Pairs(string folder, string host, params int[] durations)
    {
        foreach (var (index, duration) in durations.Index())
            _folder.Write($"{folder}/{index}.json", Pair(host, index, duration));
        return Path.Combine(_folder.Path, folder);
    }

    private static string OrdinaryPair(string host, int second, int duration) =>
        $$$$"""{"msgType":"rrpair","ts":"2026-01-01T00:00:{{{{second:00}}}}Z","duration":{{{{duration}}}},"direction":"OUT","http":{"req":{"method":"GET","uri":"/x","host":"{{{{host}}}}:80"},"res":{"statusCode":200}}}""";

    private static string Pair(string host, int second, int duration) =>
        $$$$"""{"msgType":"rrpair","ts":"2026-01-01T00:00:{{{{second:00}}}}Z","duration":{{{{duration}}}},"direction":"OUT","command":"GET","location":"/x","network_address":"{{{{host}}}}:80","status":"200"}""";
}
