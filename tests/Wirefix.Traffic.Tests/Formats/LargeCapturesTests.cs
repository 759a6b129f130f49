using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Captures that are too large to be held as a whole.</summary>
public sealed class LargeCapturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Who_needs_all_of_a_capture_is_told_the_bound_before_memory_runs_out()
    {
        var path = Write(calls: 40, bodyLength: 100_000);

        var exception = Assert.Throws<CaptureException>(() => CaptureReader.Read(new CaptureSource(path) { MostHeld = 2 << 20 }, TestContext.Current.CancellationToken));

        Assert.Equal(
            $"{path}: expected a capture of at most 2 MiB of exchanges, as all of it is held at once, found more. Give some of its files, or a shorter recording.",
            exception.Message);
        Assert.Equal(40, CaptureReader.Read(new CaptureSource(path) { MostHeld = 8 << 20 }, TestContext.Current.CancellationToken).Snapshot.Exchanges.Length);
    }

    [Fact]
    public void Who_looks_at_a_sample_reads_it_whatever_its_size() =>
        Assert.Equal(40, CaptureReader.Survey(new CaptureSource(Write(calls: 40, bodyLength: 100_000)), TestContext.Current.CancellationToken).Exchanges);

    [Fact(Explicit = true)]
    public void A_recorded_body_of_a_gigabyte_is_left_out_within_512_MiB()
    {
        var path = Path.Combine(_folder.Path, "gigabyte.har");
        using (var file = new StreamWriter(path))
        {
            var block = new string('a', 1 << 20);
            file.Write("""{"log":{"version":"1.2","entries":[""" + Entry("/first", "x")[..^"\"}}}".Length]);
            for (var written = 0; written < 1024; written++)
                file.Write(block);
            file.Write("\"}}}," + Entry("/second", "small") + "]}}");
        }

        var capture = CaptureReader.Read(new CaptureSource(path), TestContext.Current.CancellationToken);

        Assert.Equal("/second", Assert.Single(capture.Snapshot.Exchanges).Request.Url.AbsolutePath);
        Assert.Contains("expected an entry of at most 67,108,864 bytes, found a larger one", Assert.Single(capture.Problems).What, StringComparison.Ordinal);
        Assert.True(Environment.WorkingSet < 512L << 20, $"{Environment.WorkingSet >> 20} MiB");
    }

    private string Write(int calls, int bodyLength)
    {
        var body = new string('b', bodyLength);
        return _folder.Write("large.har", $$$"""{"log":{"version":"1.2","entries":[{{{string.Join(',', Enumerable.Range(0, calls).Select(call => Entry($"/{call}", body)))}}}]}}""");
    }

    private static string Entry(string target, string body) =>
        $$$$"""{"startedDateTime":"2026-01-01T00:00:00Z","time":5,"request":{"method":"GET","url":"http://h{{{{target}}}}"},"response":{"status":200,"content":{"size":1,"mimeType":"text/plain","text":"{{{{body}}}}"}}}""";
}
