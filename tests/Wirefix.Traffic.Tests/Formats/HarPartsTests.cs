using System.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Files, entries and parts of HAR that are of another kind than the format has.</summary>
public sealed class HarPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("null", "null")]
    [InlineData("5", "a number")]
    [InlineData("-1.5e3", "a number")]
    [InlineData("true", "true")]
    [InlineData("\"{\\\"request\\\": 1}, {\"", "a text")]
    [InlineData("[]", "a list")]
    [InlineData("[1, [\"a\"]]", "a list")]
    public void An_entry_that_is_no_object_is_told_by_its_number_and_its_neighbours_are_kept(string other, string found)
    {
        foreach (var separator in new[] { ",", " ,\n  " })
        {
            var capture = Read(string.Join(separator, other, Entry("/b"), other, other, Entry("/e"), other));

            Assert.Equal(["/b", "/e"], Paths(capture));
            Assert.Equal([2, 5], capture.Snapshot.Exchanges.Select(exchange => EntryPlace.Of(exchange.Source).Number));
            Assert.Equal([1, 3, 4, 6], capture.Problems.Select(problem => EntryPlace.Of(problem.Where).Number));
            Assert.All(capture.Problems, problem => Assert.Equal($"expected an entry as an object, found {found}; the entry is left out", problem.What));
        }
    }

    [Fact]
    public void So_it_is_in_a_survey_and_across_the_end_of_what_was_read_at_once()
    {
        var text = new string('x', (1 << 18) - 180);
        var source = new CaptureSource(_folder.Write("a.har", Har($"{Entry("/a")}, \"{text}\", {Entry("/c")},{new string(' ', 1 << 18)}null,{Entry("/e")}")));

        var survey = CaptureReader.Survey(source, new SampleBudget(1, 1 << 20), TestContext.Current.CancellationToken);

        Assert.Equal(3, survey.Exchanges);
        Assert.Equal(["a.har, entry 2", "a.har, entry 4"], survey.Problems.Select(problem => problem.Where));
    }

    [Theory]
    [InlineData("""{"startedDateTime":"2026-01-01T00:00:00Z","request":{"method":"GET","url":"http://h/x"}}, "response": {"status": 200}, "n": 1}""")]
    [InlineData("""{"startedDateTime":"2026-01-01T00:00:00Z","request":{"method":"GET","url":"http://h/x"}}}, 5, "n": 1}""")]
    public void What_is_left_of_a_broken_entry_is_no_entry(string broken)
    {
        var capture = Read(string.Join(',', Entry("/a"), broken, Entry("/c")));

        Assert.Equal(["/a", "/x", "/c"], Paths(capture));
        Assert.Empty(capture.Problems);
    }

    [Theory]
    [InlineData("request", "\"headers\":\"Accept: a\"", "request.headers as a list, found a text")]
    [InlineData("request", "\"headers\":{\"Accept\":\"a\"}", "request.headers as a list, found an object")]
    [InlineData("request", "\"bodySize\":\"12\"", "request.bodySize as a number, found a text")]
    [InlineData("request", "\"postData\":\"a=1\"", "request.postData as an object, found a text")]
    [InlineData("request", "\"postData\":{\"text\":5}", "request.postData.text as a text, found a number")]
    [InlineData("request", "\"postData\":{\"text\":\"a\",\"mimeType\":[]}", "request.postData.mimeType as a text, found a list")]
    [InlineData("request", "\"postData\":{\"params\":{\"a\":1}}", "request.postData.params as a list, found an object")]
    [InlineData("response", "\"headers\":5", "response.headers as a list, found a number")]
    [InlineData("response", "\"content\":\"ok\"", "response.content as an object, found a text")]
    [InlineData("response", "\"content\":{\"text\":{\"a\":1}}", "response.content.text as a text or a list, found an object")]
    [InlineData("response", "\"content\":{\"text\":true}", "response.content.text as a text or a list, found true")]
    [InlineData("response", "\"content\":{\"text\":\"YQ==\",\"encoding\":64}", "response.content.encoding as a text, found a number")]
    [InlineData("response", "\"content\":{\"text\":\"a\",\"size\":\"1\"}", "response.content.size as a number, found a text")]
    [InlineData("", "\"time\":\"5 ms\"", "time as a number, found a text")]
    [InlineData("", "\"startedDateTime\":1767225600", "startedDateTime as a text, found a number")]
    public void A_part_of_another_kind_is_told_and_the_rest_is_kept(string holder, string part, string problem)
    {
        var capture = Read(string.Join(',', Entry("/a"), Entry("/b", holder, part), Entry("/c")));

        Assert.Equal(["/a", "/b", "/c"], Paths(capture).Order());
        Assert.Equal(("a.har, entry 2", $"expected {problem}; the exchange is kept without it"), (Assert.Single(capture.Problems).Where, capture.Problems[0].What));
        Assert.Equal(capture.Problems, CaptureReader.Survey(new CaptureSource(Path.Combine(_folder.Path, "a.har"))).Problems);
    }

    [Theory]
    [InlineData("[5]", 0)]
    [InlineData("[{\"name\":\"A\",\"value\":1},{\"name\":\"B\",\"value\":\"b\"}]", 1)]
    [InlineData("[{\"name\":7,\"value\":\"a\"},{\"name\":\"B\"}]", 1)]
    public void A_header_that_is_none_is_told_and_the_others_are_kept(string headers, int kept)
    {
        var capture = Read(Entry("/a", "response", $"\"headers\":{headers}"));

        Assert.Equal(kept, Assert.Single(capture.Snapshot.Exchanges).Response.Headers.Length);
        Assert.Equal(
            "expected response.headers as objects with \"name\" and \"value\" as texts, found others; the exchange is kept without 1 header",
            Assert.Single(capture.Problems).What);
    }

    [Theory]
    [InlineData("request", "\"postData\":\"a=1\"")]
    [InlineData("request", "\"postData\":{\"text\":5}")]
    [InlineData("response", "\"content\":[]")]
    [InlineData("response", "\"content\":{\"text\":7}")]
    [InlineData("response", "\"content\":{\"text\":\"YQ==\",\"encoding\":64}")]
    public void A_body_of_another_kind_is_unknown_and_not_absent(string holder, string part)
    {
        var exchange = Assert.Single(Read(Entry("/a", holder, part)).Snapshot.Exchanges);

        Assert.Equal((holder == "request", holder == "response"), (exchange.Request.IsBodyUnknown, exchange.Response.IsBodyUnknown));
    }

    // An ordinary entry is read in another way than one that is out of the ordinary.
    [Theory]
    [InlineData("request", "\"postData\":{\"text\":\"a=1\",\"params\":{\"a\":1}}")]
    [InlineData("request", "\"postData\":{\"text\":\"a=1\",\"params\":[{\"name\":\"a\",\"value\":\"2\"}]}")]
    [InlineData("request", "\"postData\":{\"text\":\"\",\"params\":[{\"name\":\"a\",\"value\":\"1\"}]}")]
    [InlineData("request", "\"postData\":{\"text\":\"a=1\",\"size\":\"3\"}")]
    [InlineData("response", "\"bodySize\":\"12\"")]
    public void Whichever_way_an_entry_is_read_its_body_and_problems_are_the_same(string holder, string part)
    {
        var json = Encoding.UTF8.GetBytes(Entry("/a", holder, part));

        var (read, thorough) = (HarFormat.Instance.Read(json, "a")!, HarFormat.Instance.ReadThoroughly(json, "a")!);

        Assert.Equal(holder == "request" ? "a=1" : "", thorough.Request.BodyText);
        Assert.Equal(
            (read.Request.BodyText, read.Request.RecordedType, read.Request.IsBodyUnknown), (thorough.Request.BodyText, thorough.Request.RecordedType, thorough.Request.IsBodyUnknown));
        Assert.Equal((false, false), (thorough.Request.IsBodyUnknown, thorough.Response.IsBodyUnknown));
        Assert.Empty(read.Problems.Concat(thorough.Problems));
    }

    [Theory]
    [InlineData("\"request\":\"GET /\",\"response\":{\"status\":200}", "the request as an object, found a text")]
    [InlineData("\"request\":{\"method\":\"GET\",\"url\":\"http://h/a\"},\"response\":[200]", "the response as an object, found a list")]
    public void An_entry_without_a_sound_request_or_answer_is_left_out(string entry, string problem)
    {
        var capture = Read(string.Join(',', $"{{\"startedDateTime\":\"2026-01-01T00:00:00Z\",{entry}}}", Entry("/b")));

        Assert.Equal(["/b"], Paths(capture));
        Assert.Equal(("a.har, entry 1", $"expected {problem}; the entry is left out"), (Assert.Single(capture.Problems).Where, capture.Problems[0].What));
    }

    [Fact]
    public void What_writers_set_to_null_is_absent()
    {
        const string Nulls = """
            {"startedDateTime":null,"time":null,"request":{"method":"GET","url":"http://h/a","headers":null,"postData":null},"response":{"status":200,"headers":null,"content":{"text":null,"encoding":null}}},
            {"startedDateTime":null,"time":null,"request":{"method":"GET","url":"http://h/b","postData":{"text":null,"params":null}},"response":null}
            """;

        var capture = Read(Nulls);

        Assert.Equal(2, capture.Snapshot.Exchanges.Length);
        Assert.Empty(capture.Problems);
        Assert.DoesNotContain(capture.Snapshot.Exchanges, exchange => exchange.Request.IsBodyUnknown || exchange.Response.IsBodyUnknown);
    }

    [Theory]
    [InlineData("""{"log":[{"version":"1.2"}]}""", "\"log\" as a list")]
    [InlineData("""{"log":"entries"}""", "\"log\" as a text")]
    [InlineData("""{"log":{"version":"1.2"}}""", "\"log\" without \"entries\"")]
    [InlineData("""{"log":{"version":"1.2","entries":{"0":{"request":{}}}}}""", "\"entries\" as an object")]
    [InlineData("""{"log":{"entries":null}}""", "\"entries\" as null")]
    [InlineData("""{"entries":[{"request":{}}]}""", "no \"log\"")]
    [InlineData("""{"version":"1.2","log":7,"entries":{}}""", "\"log\" as a number")]
    [InlineData("""[{"request":{}}]""", "a list")]
    [InlineData("{}", "no \"log\"")]
    public void A_file_without_a_list_of_entries_is_told_by_what_stands_there(string har, string found)
    {
        var expected = $"expected HAR, an object with \"log\" and in that a list of \"entries\", found {found}; export the recording again as HAR";
        _folder.Write("whole.har", Har(Entry("/a")));
        var broken = _folder.Write("broken.har", har);

        var capture = CaptureReader.Read(_folder.Path);
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(broken));

        Assert.Equal(("broken.har", expected), (Assert.Single(capture.Problems).Where, capture.Problems[0].What));
        Assert.Equal(["/a"], Paths(capture));
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_entries_behind_an_object_that_is_not_closed_is_read()
    {
        var path = _folder.Write("a.har", $"{{\"log\":{{\"version\":\"1.2\",\"creator\":{{\"name\":\"a\",\"entries\":[{Entry("/a")},{Entry("/b")}]}}}}");

        Assert.Equal(["/a", "/b"], Paths(CaptureReader.Read(path)));
    }

    private Capture Read(string entries) => CaptureReader.Read(_folder.Write("a.har", Har(entries)));

    private static IEnumerable<string> Paths(Capture capture) => capture.Snapshot.Exchanges.Select(exchange => exchange.Request.Url.AbsolutePath);

    private static string Har(string entries) => $"{{\"log\":{{\"version\":\"1.2\",\"entries\":[{entries}]}}}}";

    // With a part in a holder of it, "" for the entry itself.
    private static string Entry(string path, string holder = "none", string part = "")
    {
        string Own(string name) => holder == name ? $",{part}" : "";
        var times = holder == "" ? $"{part}," : "";
        var others = new StringBuilder();
        if (!part.StartsWith("\"startedDateTime\"", StringComparison.Ordinal))
            others.Append("\"startedDateTime\":\"2026-01-01T00:00:00Z\",");
        if (!part.StartsWith("\"time\"", StringComparison.Ordinal))
            others.Append("\"time\":5,");
        return $"{{{others}{times}\"request\":{{\"method\":\"GET\",\"url\":\"http://h{path}\"{Own("request")}}},\"response\":{{\"status\":200{Own("response")}}}}}";
    }
}
