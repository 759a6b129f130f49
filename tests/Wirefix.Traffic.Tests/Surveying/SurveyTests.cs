using System.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Tests.Surveying;

public class SurveyTests
{
    private static readonly SampleBudget Small = new(300, 1 << 20);

    [Fact]
    public void A_capture_of_ordinary_size_is_looked_at_as_a_whole()
    {
        var capture = Lines(Enumerable.Range(0, 200).Select(call => Pair(call, call * 50, call % 10 == 0 ? 500 : 200)));

        var survey = CaptureReader.Survey(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) });
        var whole = Inspector.Inspect(CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) }).Snapshot);
        var inspected = Inspector.Inspect(survey);

        Assert.True(survey.IsComplete);
        Assert.Equal(200, survey.Exchanges);
        Assert.Equal(Figures(whole.Endpoints), Figures(inspected.Endpoints));
        Assert.Equal(whole.Findings.Select(finding => finding.Title), inspected.Findings.Select(finding => finding.Title));
        Assert.Empty(inspected.Notes);
    }

    [Fact]
    public void Figures_of_a_large_capture_count_every_call()
    {
        var capture = Large(5000);

        var inspected = Inspector.Inspect(Survey(capture));
        var whole = Inspector.Inspect(CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) }).Snapshot);

        Assert.Equal(Figures(whole.Endpoints), Figures(inspected.Endpoints));
        Assert.Equal(whole.Range, inspected.Range);
        Assert.Contains("5,000 exchanges were read", Assert.Single(inspected.Notes));
    }

    [Fact]
    public void A_sample_holds_whole_seconds_within_its_budget()
    {
        var capture = Large(5000);

        var survey = Survey(capture);

        Assert.False(survey.IsComplete);
        Assert.InRange(survey.Sample.Exchanges.Count(exchange => !exchange.Response.Failed), 50, Small.Exchanges);
        var all = Seconds(CaptureReader.Read(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) }).Snapshot);
        Assert.All(Seconds(survey.Sample), second => Assert.Equal(all[second.Key], second.Value));
    }

    [Fact]
    public void A_sample_does_not_depend_on_the_order_of_the_lines()
    {
        var pairs = Enumerable.Range(0, 3000).Select(call => Pair(call, call * 97, 200)).ToArray();

        Assert.Equal(Ids(Survey(Lines(pairs))), Ids(Survey(Lines(pairs.Reverse()))));
    }

    [Fact]
    public void A_sample_does_not_depend_on_whether_the_size_of_the_capture_is_known_before()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "large.jsonl");
        File.WriteAllBytes(path, Large(5000));

        var known = CaptureReader.Survey(new CaptureSource(path), Small, CancellationToken.None);
        var unknown = Survey(Large(5000));

        Assert.Equal(Ids(unknown), Ids(known));
        Assert.Equal(Figures(unknown.Endpoints), Figures(known.Endpoints));
    }

    [Fact]
    public void Calls_that_all_lie_in_one_second_are_sampled_too() =>
        Assert.InRange(Survey(Lines(Enumerable.Range(0, 5000).Select(call => Pair(call, call % 7, 200)))).Sample.Exchanges.Length, 50, Small.Exchanges);

    [Fact]
    public void Calls_without_a_stamp_are_sampled_too() =>
        Assert.InRange(
            Survey(Lines(Enumerable.Range(0, 5000).Select(call => Pair(call, 0, 200).Replace("\"ts\"", "\"none\"")))).Sample.Exchanges.Length, 50, Small.Exchanges);

    [Fact]
    public void A_failure_that_is_rare_is_in_the_sample_wherever_it_happened()
    {
        var survey = Survey(Lines(Enumerable.Range(0, 5000).Select(call => Pair(call, call * 97, call is 17 or 4711 ? 503 : 200))));

        Assert.Equal(2, survey.Sample.Exchanges.Count(exchange => exchange.Response.Status == 503));
    }

    [Fact]
    public void An_entry_whose_outline_is_broken_is_a_problem_in_a_large_capture_too()
    {
        var survey = Survey([.. Large(2000), .. Encoding.UTF8.GetBytes(Pair(9, 0, 200).Replace("\"IN\"", "\"SIDEWAYS\"") + "\n")]);

        Assert.Equal(2000, survey.Exchanges);
        Assert.Equal("standard input, line 2001", Assert.Single(survey.Problems).Where);
    }

    [Fact]
    public void Credentials_are_not_in_the_sample()
    {
        var survey = CaptureReader.Survey(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(Lines([Pair(1, 0, 200).Replace("\"headers\":{}", "\"headers\":{\"Authorization\":[\"Bearer abc\"]}")])) });

        Assert.StartsWith("Bearer redacted-", Assert.Single(survey.Sample.Exchanges).Request.HeaderValue("Authorization"));
    }

    [Fact]
    public void Names_without_end_in_a_path_become_one_endpoint()
    {
        var pairs = Enumerable.Range(0, 36_000).Select(call => Pair(call, call, 200).Replace("/things/", $"/people/{Name(call / 3)}/things/"));

        var survey = Survey(Lines(pairs));

        Assert.Equal("GET h.example/people/{id}/things/{id}", Assert.Single(survey.Endpoints).Endpoint.ToString());
        Assert.Equal(36_000, survey.Endpoints[0].Calls);
    }

    [Fact]
    public void A_place_that_is_no_capture_is_refused() =>
        Assert.Throws<CaptureException>(() => CaptureReader.Survey(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream("nothing"u8.ToArray()) }));

    // One call in twenty failing, ten calls a second that overlap.
    private static byte[] Large(int calls) =>
        Lines(Enumerable.Range(0, calls).Select(call => Pair(call, call * 97, call % 20 == 0 ? 500 : 200)));

    private static Survey Survey(byte[] capture) => CaptureReader.Survey(new CaptureSource(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(capture) }, Small, CancellationToken.None);

    private static byte[] Lines(IEnumerable<string> pairs) => Encoding.UTF8.GetBytes(string.Concat(pairs.Select(pair => pair + "\n")));

    private static string Pair(int number, int milliseconds, int status) =>
        $$$$"""{"msgType":"rrpair","uuid":"{{{{Convert.ToBase64String(new Guid(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToByteArray(bigEndian: true))}}}}","ts":"{{{{Calls.Zero.AddMilliseconds(milliseconds):yyyy-MM-ddTHH:mm:ss.fff}}}}Z","duration":{{{{20 + (number % 90)}}}},"direction":"IN","http":{"req":{"uri":"/things/{{{{number}}}}","method":"GET","host":"h.example","headers":{}},"res":{"statusCode":{{{{status}}}},"body":"ok"}}}""";

    private static string Name(int number) => string.Concat(number.ToString("000000").Select(digit => (char)('a' + digit - '0')));

    private static Dictionary<long, int> Seconds(Snapshot snapshot) => snapshot.Exchanges
        .Where(exchange => !exchange.Response.Failed)
        .CountBy(exchange => exchange.Start.UtcTicks / TimeSpan.TicksPerSecond)
        .ToDictionary();

    private static IEnumerable<string> Ids(Survey survey) => survey.Sample.Exchanges.Select(exchange => exchange.Id);

    private static IEnumerable<string> Figures(IEnumerable<EndpointSummary> endpoints) => endpoints.Select(endpoint =>
        $"{endpoint.Direction} {endpoint.Endpoint} {endpoint.Calls} {string.Join(',', endpoint.Statuses)} {endpoint.Latency} {endpoint.PeakInFlight} {endpoint.LargestIn50Ms} {endpoint.LargestIn1S}");
}
