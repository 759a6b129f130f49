using System.Text;
using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Observing;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Which files are read, and how often.</summary>
public sealed class CaptureSourcesTests : IDisposable
{
    private const string Har = """
        {"log": {"version": "1.2", "entries": [
        {"startedDateTime": "2026-01-01T00:00:00Z", "time": 5, "request": {"method": "GET", "url": "http://h/a"}, "response": {"status": 200}},
        {"startedDateTime": "2026-01-01T00:00:01Z", "time": 5, "request": {"method": "GET", "url": "http://h/grün"}, "response": {"status": 200}}]}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.har", "a.har")]
    [InlineData("a.har", "x/../a.har")]
    [InlineData("", "a.har")]
    [InlineData("", "x")]
    public void A_file_that_is_named_twice_is_read_once(string one, string other)
    {
        _folder.Write("x/b.har", Har);
        _folder.Write("a.har", Har);
        var exchanges = one.Length == 0 ? 4 : 2;
        var source = new CaptureSource(Path.Combine(_folder.Path, one), Path.Combine(_folder.Path, other));

        Assert.Equal(exchanges, CaptureReader.Read(source).Snapshot.Exchanges.Length);
        Assert.Equal(exchanges, CaptureReader.Survey(source).Exchanges);
        Assert.Equal(exchanges, CaptureConverter.Convert(source, new HarWriter(Stream.Null)).Exchanges);
        Assert.Equal(exchanges, Observer.Observe(source).Exchanges);
    }

    [Fact]
    public void What_is_still_being_written_among_the_captures_is_none()
    {
        _folder.Write("a.har", Har);
        _folder.Write($"b.har.k2{CaptureSource.UnfinishedExtension}", Har[..^80]);

        var capture = CaptureReader.Read(_folder.Path);

        Assert.Equal(2, capture.Snapshot.Exchanges.Length);
        Assert.Empty(capture.Problems);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_capture_in_UTF_16_reads_as_one_in_UTF_8_does(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        var capture = CaptureReader.Read(_folder.Write("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(Har)]));

        Assert.Equal(["http://h/a", "http://h/gr%C3%BCn"], capture.Snapshot.Exchanges.Select(exchange => exchange.Request.Url.AbsoluteUri));
        Assert.Empty(capture.Problems);
    }

    [Fact]
    public void A_disk_that_is_full_ends_a_conversion_and_is_no_broken_capture()
    {
        var source = new CaptureSource(_folder.Write("a.har", Har));

        Assert.Throws<IOException>(() => CaptureConverter.Convert(source, new FullDisk()));
    }

    [Fact]
    public void A_file_that_stops_being_read_keeps_what_stood_before()
    {
        const string Pair = """{"msgType":"rrpair","direction":"IN","http":{"req":{"uri":"/a","method":"GET","host":"h"},"res":{"statusCode":200}}}""";
        var lines = string.Concat(Enumerable.Repeat($"{Pair}\n", 20_000));
        var source = new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new BrokenStream(lines) };

        var capture = CaptureReader.Read(source);

        Assert.InRange(capture.Snapshot.Exchanges.Length, 5_000, 15_000);
        Assert.Contains("the drive is gone", Assert.Single(capture.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_that_is_kept_to_be_read_again_lies_where_nobody_sees_it()
    {
        var input = new MemoryStream(Encoding.UTF8.GetBytes(Har));
        using var repeated = new RepeatedSource(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = input });

        var kept = Assert.IsType<FileStream>(repeated.Again().StandardInput);

        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(kept.Name));
        Assert.Equal(2, CaptureReader.Read(repeated.Again()).Snapshot.Exchanges.Length);
        Assert.Equal(2, CaptureReader.Read(repeated.Again()).Snapshot.Exchanges.Length);
    }

    [Fact]
    public void Folders_without_end_are_left_out_and_said()
    {
        _folder.Write("a.har", Har);
        _folder.Write($"{string.Join('/', Enumerable.Repeat("d", 20))}/b.har", Har);

        var capture = CaptureReader.Read(_folder.Path);

        Assert.Equal(2, capture.Snapshot.Exchanges.Length);
        Assert.Equal((string.Join('/', Enumerable.Repeat("d", 17)), true), (capture.Problems[0].Where, capture.Problems[0].What.Contains("16 folders")));
    }

    [Fact]
    public void A_folder_that_must_not_be_read_is_a_problem_of_its_own()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Everything may be read here.");
        if (OperatingSystem.IsWindows())
            return;
        _folder.Write("a.har", Har);
        var closed = Path.GetDirectoryName(_folder.Write("closed/b.har", Har))!;
        File.SetUnixFileMode(closed, UnixFileMode.None);

        var capture = CaptureReader.Read(_folder.Path);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal(2, capture.Snapshot.Exchanges.Length);
        Assert.Equal("closed", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void A_page_of_any_length_with_a_name_of_HAR_is_a_problem_of_its_own()
    {
        _folder.Write("a.har", Har);
        _folder.Write("page.har", $"<html>{new string('x', 10_000)}");

        var capture = CaptureReader.Read(_folder.Path);

        Assert.Equal(2, capture.Snapshot.Exchanges.Length);
        Assert.Contains("begins \"<html>", Assert.Single(capture.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_blanks_is_refused_as_one()
    {
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(_folder.Write("a.txt", "\n\n  \n")));

        Assert.Contains("found a file of blanks", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class FullDisk : IExchangeWriter
    {
        public void Write(Exchange exchange) => throw new IOException("No space left on device");

        public void End()
        {
        }
    }

    private sealed class BrokenStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(Span<byte> buffer) =>
            Position < Length / 2 ? base.Read(buffer[..Math.Min(buffer.Length, 1000)]) : throw new IOException("the drive is gone");
    }
}
