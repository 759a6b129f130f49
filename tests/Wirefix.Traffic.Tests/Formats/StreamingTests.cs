using System.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Tests.Formats.Mutations;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Captures of any size come by in pieces, from several places.</summary>
public sealed class StreamingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Standard_input_is_read_like_a_file()
    {
        var capture = CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(MutatedCapture.WellFormed("raw.jsonl")) });

        Assert.Equal(MutatedCapture.Pairs, capture.Snapshot.Exchanges.Length);
        Assert.Equal("standard input, line 1", capture.Snapshot.Exchanges[0].Source);
    }

    [Fact]
    public void Several_paths_are_one_capture_and_the_sources_say_which()
    {
        var file = _folder.Write("a.jsonl", MutatedCapture.JsonPair(0));
        _folder.Write("b/c/1.json", MutatedCapture.JsonPair(1));
        var folder = Path.Combine(_folder.Path, "b");

        var capture = CaptureReader.Read(new CaptureSource(file, folder, "-") { StandardInput = new MemoryStream(MutatedCapture.WellFormed("a.har")) });

        Assert.Equal(2 + MutatedCapture.Pairs, capture.Snapshot.Exchanges.Length);
        var sources = capture.Snapshot.Exchanges.Select(exchange => exchange.Source).ToArray();
        Assert.Contains($"{file}, line 1", sources);
        Assert.Contains($"{folder}/c/1.json, line 1", sources);
        Assert.Contains("standard input, entry 6", sources);
    }

    [Fact]
    public void An_exchange_that_stands_in_several_paths_is_one_and_the_fuller_one()
    {
        const string Id = "\"uuid\":\"HMD9BzG4SPaqm5Y42qmg2A==\",";
        var whole = MutatedCapture.JsonPair(0).Replace("\"ts\"", Id + "\"ts\"");
        var bare = whole.Replace("\"body\":\"ok\"", "\"body\":\"\"");
        var source = new CaptureSource(_folder.Write("a.jsonl", bare), _folder.Write("b.jsonl", whole), _folder.Write("c.jsonl", bare));

        Assert.Equal("ok", Assert.Single(CaptureReader.Read(source).Snapshot.Exchanges).Response.BodyText);
        var survey = CaptureReader.Survey(source);
        Assert.Equal((1, "ok"), (survey.Exchanges, Assert.Single(survey.Sample.Exchanges).Response.BodyText));
    }

    [Fact]
    public void One_path_that_does_not_exist_is_refused_by_its_name()
    {
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(new CaptureSource(_folder.Write("a.jsonl", MutatedCapture.JsonPair(0)), "absent")));

        Assert.Equal("absent", refusal.Path);
    }

    [Theory]
    [InlineData("a.har")]
    [InlineData("raw.jsonl")]
    public void Entries_that_lie_across_the_pieces_of_a_stream_are_whole(string name)
    {
        var body = new string('x', 700_000);
        var text = Encoding.UTF8.GetString(MutatedCapture.WellFormed(name)).Replace("b2s=", Convert.ToBase64String(Encoding.UTF8.GetBytes(body))).Replace("\"ok\"", $"\"{body}\"");

        var capture = CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(Encoding.UTF8.GetBytes(text)) });

        Assert.Empty(capture.Problems);
        Assert.Equal(MutatedCapture.Pairs, capture.Snapshot.Exchanges.Length);
        Assert.All(capture.Snapshot.Exchanges, exchange => Assert.Equal(body.Length, exchange.Response.Body.Length));
    }

    [Fact]
    public void A_line_that_is_longer_than_an_entry_may_be_costs_itself_alone()
    {
        var tooLong = new byte[SlidingBuffer.LargestEntry + 5_000_000];
        tooLong.AsSpan().Fill((byte)'x');
        byte[] capture = [.. Line(0), .. tooLong, (byte)'\n', .. Line(2)];

        var read = CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) });

        Assert.Equal([MutatedCapture.Path(0), MutatedCapture.Path(2)], read.Snapshot.Exchanges.Select(exchange => exchange.Request.Url.AbsolutePath));
        Assert.Equal("standard input, line 2", Assert.Single(read.Problems).Where);
    }

    [Fact]
    public void A_HAR_entry_that_is_larger_than_one_may_be_costs_itself_alone()
    {
        var large = MutatedCapture.HarEntry(1).Replace("b2s=", new string('A', SlidingBuffer.LargestEntry + 5_000_000));
        var har = MutatedCapture.Har([MutatedCapture.HarEntry(0), large, MutatedCapture.HarEntry(2)]);

        var read = CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(Encoding.UTF8.GetBytes(har)) });

        Assert.Equal([MutatedCapture.Path(0), MutatedCapture.Path(2)], read.Snapshot.Exchanges.Select(exchange => exchange.Request.Url.AbsolutePath));
        Assert.Equal("standard input, entry 2", Assert.Single(read.Problems).Where);
    }

    [Fact]
    public void A_file_of_crumbs_gives_a_thousand_problems_and_their_number()
    {
        byte[] capture = [.. Line(0), .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{x}\n", 100_000)))];

        var read = CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) });
        var survey = CaptureReader.Survey(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) });

        Assert.Equal((1000, 100_000), (read.Problems.Length, read.ProblemCount));
        Assert.Equal(read.Problems, survey.Problems);
        Assert.Equal(read.ProblemCount, survey.ProblemCount);
    }

    [Fact]
    public void A_million_entries_that_never_close_are_given_up()
    {
        var har = MutatedCapture.Har([MutatedCapture.HarEntry(0), string.Concat(Enumerable.Repeat("{\"startedDateTime\"", 1_000_000))]);

        var read = CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(Encoding.UTF8.GetBytes(har)) });

        Assert.Single(read.Snapshot.Exchanges);
        Assert.Equal(101, read.ProblemCount);
    }

    [Fact]
    public void Pages_that_stand_behind_the_entries_are_no_entries()
    {
        var har = MutatedCapture.Har([MutatedCapture.HarEntry(0)]);
        var paged = har[..^2] + ",\"pages\":[{\"startedDateTime\":\"2026-01-01T00:00:00Z\",\"id\":\"p\",\"pageTimings\":{}}]}}";

        var read = CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(Encoding.UTF8.GetBytes(paged)) });

        Assert.Single(read.Snapshot.Exchanges);
        Assert.Empty(read.Problems);
    }

    private static byte[] Line(int number) => Encoding.UTF8.GetBytes(MutatedCapture.JsonPair(number) + "\n");
}
