using Wirefix.Traffic.Formats;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>What is broken costs itself and nothing else.</summary>
public sealed class BrokenCapturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_path_with_nothing_there_is_refused() => AssertRefused(Path.Combine(_folder.Path, "absent"), "nothing there");

    [Fact]
    public void An_empty_file_is_refused() => AssertRefused(_folder.Write("capture.har.txt", ""), "an empty file");

    [Fact]
    public void An_empty_HAR_file_is_refused() => AssertRefused(_folder.Write("a.har", ""), "an empty file");

    [Fact]
    public void An_empty_folder_is_refused() => AssertRefused(_folder.Path, "no file in it, and symbolic links are not followed");

    [Fact]
    public void A_picture_is_refused() =>
        AssertRefused(_folder.Write("a.png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), "a binary file");

    [Fact]
    public void A_plain_text_is_refused_with_its_beginning() =>
        AssertRefused(_folder.Write("notes.md", "# Notes\nnothing recorded"), "begins \"# Notes\"");

    [Fact]
    public void A_folder_without_captures_is_refused_with_their_number()
    {
        _folder.Write("README.md", "# Read me");
        _folder.Write("deep/summary.json", """{"latency":{}}""");

        AssertRefused(_folder.Path, "2 files, none of them a capture");
    }

    [Fact]
    public void A_capture_whose_only_pair_is_broken_is_refused_with_the_reason() =>
        AssertRefused(_folder.Write("a.json", """{"msgType":"rrpair","direction":"SIDEWAYS","command":"GET"}"""), "expected a direction of IN or OUT, found \"SIDEWAYS\"");

    [Fact]
    public void A_name_before_the_entries_that_is_no_text_costs_nothing() =>
        Assert.Equal(["/a"], Paths(CaptureReader.Read(_folder.Write("a.har", Har(Entry("/a")).Replace("\"version\"", "\"\\ud83d\"", StringComparison.Ordinal)))));

    [Fact]
    public void A_truncated_HAR_file_loses_only_its_last_entry()
    {
        var har = Har(Entry("/a"), Entry("/b"), Entry("/c"));
        var path = _folder.Write("cut.har", har[..(har.IndexOf("/c", StringComparison.Ordinal) + 10)]);

        var capture = CaptureReader.Read(path);

        Assert.Equal(["/a", "/b"], Paths(capture));
        Assert.Equal("cut.har, entry 3", Assert.Single(capture.Problems).Where);
    }

    [Theory]
    [InlineData("""{"request": {"method": "GET", "url": "http://h/x" "headers": []}}""")]
    [InlineData("""{"startedDateTime": "2026-01-01T00:00:00Z", "request": {"method": "GET", "url": "http://h/x" """)]
    [InlineData("""{"startedDateTime": "2026-01-01T00:00:00Z, "request": {"method": "GET", "url": "http://h/x"}}""")]
    [InlineData("""{"response": {"status": 200}}""")]
    [InlineData("""{"request": {"method": "GET", "url": "not a url"}}""")]
    [InlineData("""{"request": {"method": "GET", "url": "http://h/x", "url": "http://h/y"}}""")]
    [InlineData("""{"request": {"method": "GET", "url": "http://h/x", "\ud800": 1}}""")]
    public void A_broken_HAR_entry_loses_itself_alone(string broken)
    {
        var capture = CaptureReader.Read(_folder.Write("a.har", Har(Entry("/a"), broken, Entry("/c"))));

        Assert.Equal(["/a", "/c"], Paths(capture));
        Assert.Equal("a.har, entry 2", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void Entries_that_never_close_are_given_up_before_they_cost_a_look_at_the_whole_file_each()
    {
        var unclosed = string.Concat(Enumerable.Repeat("{\"startedDateTime\"", 1000));

        var capture = CaptureReader.Read(_folder.Write("a.har", Har(Entry("/a"), unclosed)));

        Assert.Equal(["/a"], Paths(capture));
        Assert.Equal(101, capture.Problems.Length);
        Assert.Contains("more than 100", capture.Problems[^1].What);
    }

    [Fact]
    public void An_entry_that_holds_another_with_the_same_first_name_stays_whole()
    {
        var nested = Entry("/a").TrimEnd()[..^1] + """, "_initiator": {"startedDateTime": "2026-01-01T00:00:00Z"}}""";

        var capture = CaptureReader.Read(_folder.Write("a.har", Har(nested, Entry("/b"))));

        Assert.Equal(["/a", "/b"], Paths(capture));
        Assert.Empty(capture.Problems);
    }

    [Fact]
    public void A_file_that_another_program_holds_is_a_problem_of_its_own()
    {
        _folder.Write("a.json", Pair("/a"));
        using var held = new FileStream(_folder.Write("b.json", Pair("/b")), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var capture = CaptureReader.Read(_folder.Path);

        Assert.Equal(["/a"], Paths(capture));
        Assert.Equal("b.json", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void A_broken_line_among_good_ones_loses_itself_alone()
    {
        var path = _folder.Write("raw.jsonl", string.Join('\n', Pair("/a"), Pair("/b")[..60], "", Pair("/d")));

        var capture = CaptureReader.Read(path);

        Assert.Equal(["/a", "/d"], Paths(capture));
        Assert.Equal("raw.jsonl, line 2", Assert.Single(capture.Problems).Where);
    }

    [Fact]
    public void A_broken_pair_in_a_folder_loses_itself_alone()
    {
        _folder.Write("localhost/1.json", Pair("/a"));
        _folder.Write("localhost/2.md", "### REQUEST ###\n```\nGET http://h/b HTTP/1.1\n```\n\n```\n```\n");
        _folder.Write("localhost/3.json", Pair("/c"));

        var capture = CaptureReader.Read(_folder.Path);

        Assert.Equal(["/a", "/c"], Paths(capture));
        var problem = Assert.Single(capture.Problems);
        Assert.Equal("localhost/2.md", problem.Where);
        Assert.Contains("expected a RESPONSE section", problem.What);
    }

    [Fact]
    public void A_body_that_unfolds_without_end_is_dropped_and_said()
    {
        var bomb = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(bomb, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 65; i++)
                gzip.Write(zeros);
        }

        var content = $$"""{"text": "{{Convert.ToBase64String(bomb.ToArray())}}", "encoding": "base64"}""";
        var capture = CaptureReader.Read(_folder.Write("bomb.har", Har(Entry("/bomb", content), Entry("/good"))));

        Assert.Equal(["/bomb", "/good"], Paths(capture));
        Assert.True(capture.Snapshot.Exchanges[0].Response.Body.IsEmpty);
        Assert.Contains("at most 67,108,864 bytes", Assert.Single(capture.Problems).What);
    }

    [Fact]
    public void JSON_that_nests_without_end_is_a_problem_and_no_crash()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);
        var capture = CaptureReader.Read(_folder.Write("a.har", Har(Entry("/a"), deep)));

        Assert.Equal(["/a"], Paths(capture));
        Assert.Single(capture.Problems);
    }

    [Fact]
    public void A_symbolic_link_is_not_followed()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("b.json", Pair("/b"));
        _folder.Write("a.json", Pair("/a"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "link"), elsewhere.Path);

        Assert.Equal(["/a"], Paths(CaptureReader.Read(_folder.Path)));
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        var path = _folder.Write("a.json", Pair("/a"));

        Assert.Throws<OperationCanceledException>(() => CaptureReader.Read(path, new CancellationToken(canceled: true)));
    }

    private static void AssertRefused(string path, string found)
    {
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(path));
        Assert.StartsWith($"{path}: expected a folder or file of RRPair", refusal.Message);
        Assert.Contains(found, refusal.Message);
    }

    private static IEnumerable<string> Paths(Capture capture) =>
        capture.Snapshot.Exchanges.Select(exchange => exchange.Request.Url.AbsolutePath).Order();

    private static string Har(params string[] entries) => $$$"""{"log": {"version": "1.2", "entries": [{{{string.Join(',', entries)}}}]}}""";

    private static string Entry(string path, string content = "{}") =>
        $$$$"""
        {"startedDateTime": "2026-01-01T00:00:00Z", "time": 5, "request": {"method": "GET", "url": "http://h{{{{path}}}}", "headers": []},
         "response": {"status": 200, "headers": [{"name": "Content-Encoding", "value": "gzip"}], "content": {{{{content}}}} } }
        """;

    private static string Pair(string path) =>
        $$$$"""{"msgType":"rrpair","ts":"2026-01-01T00:00:00Z","duration":5,"direction":"IN","http":{"req":{"uri":"{{{{path}}}}","method":"GET","host":"h"},"res":{"statusCode":200}}}""";
}
