using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Inspection.Schemas;
using Wirefix.Traffic.Surveying;

namespace Wirefix.Traffic.Tests.Surveying;

/// <summary>Bodies that could not be kept are not known, which is another thing than not there.</summary>
public class UnknownBodiesTests
{
    private const int Calls = 400;

    private const int BodyBytes = 4_000;

    [Theory]
    [InlineData(Calls * BodyBytes / 2)]
    [InlineData(50 * BodyBytes)]
    public void What_sets_failing_calls_apart_is_found_in_the_bodies_that_were_kept(int unfolded)
    {
        var inspected = Inspected(unfolded, call => call % 10 == 0);

        var contrast = inspected.Findings.OfType<Contrast>().First();
        Assert.Equal(("$.unit", ContrastCondition.Value, "box"), (contrast.Predicate.Name, contrast.Predicate.Condition, contrast.Predicate.Value));
        Assert.Contains(contrast.Notes, note => note.Contains("whose body is not known", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_claimed_of_bodies_where_too_few_are_known()
    {
        var inspected = Inspected(3 * BodyBytes, call => call % 10 == 0);

        Assert.DoesNotContain(inspected.Findings.OfType<Contrast>(), contrast => contrast.Predicate.Subject is ContrastSubject.Body or ContrastSubject.Size);
        Assert.Empty(inspected.Findings.OfType<SchemaFinding>());
    }

    [Fact]
    public void A_note_says_how_many_are_not_known_and_each_is_told_in_the_order_of_the_files()
    {
        var survey = Survey(Calls * BodyBytes / 2, call => call % 10 == 0);

        var unknown = survey.Sample.Exchanges.Where(exchange => exchange.Request.IsBodyUnknown).ToArray();
        Assert.InRange(unknown.Length, Calls / 3, Calls * 2 / 3);
        Assert.All(unknown, exchange => Assert.True(exchange.Request.Body.IsEmpty));
        Assert.Equal(unknown.Select(exchange => exchange.Source), survey.Problems.Select(problem => problem.Where));
        Assert.Contains($"{unknown.Length} of {Calls} bodies are not known", Assert.Single(Inspector.Inspect(survey).Notes));
    }

    [Fact]
    public void Which_bodies_are_kept_is_the_same_in_every_run_and_spread_over_failing_and_passing_calls()
    {
        var first = Survey(40 * BodyBytes, call => call % 10 == 0);
        var again = Survey(40 * BodyBytes, call => call % 10 == 0);

        Assert.Equal(Known(first).Select(exchange => exchange.Id), Known(again).Select(exchange => exchange.Id));
        Assert.InRange(Known(first).Count(exchange => exchange.Response.Failed), 15, 25);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_not_known_stays_so_through_conversion(bool isHar)
    {
        var output = new MemoryStream();
        IExchangeWriter writer = isHar ? new HarWriter(output) : new RRPairWriter(output);
        var unreadable = Pair(0, fails: true).Replace("gzip", "zstd", StringComparison.Ordinal);
        CaptureConverter.Convert(Source($"{unreadable}\n{Pair(1, fails: false)}\n"), writer);

        var converted = CaptureReader.Survey(Source(Encoding.UTF8.GetString(output.ToArray())));

        Assert.Equal([true, false], converted.Sample.Exchanges.Select(exchange => exchange.Request.IsBodyUnknown));
        Assert.Contains("1 of 2 bodies are not known, ", Assert.Single(Inspector.Inspect(converted).Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_bodies_that_are_not_known_are_not_the_same()
    {
        var unknown = new Request("POST", new Uri("http://svc/orders")) { IsBodyUnknown = true };

        Assert.NotEqual(new BodyKey(unknown), new BodyKey(unknown with { }));
        Assert.Equal(new BodyKey(unknown), new BodyKey(unknown));
    }

    private static IEnumerable<Exchange> Known(Survey survey) => survey.Sample.Exchanges.Where(exchange => !exchange.Request.IsBodyUnknown);

    private static Wirefix.Traffic.Inspection.Inspection Inspected(long unfolded, Func<int, bool> fails) => Inspector.Inspect(Survey(unfolded, fails));

    private static Survey Survey(long unfolded, Func<int, bool> fails)
    {
        var capture = string.Concat(Enumerable.Range(0, Calls).Select(call => Pair(call, fails(call)) + "\n"));
        return CaptureReader.Survey(Source(capture), new SampleBudget(20_000, 40 << 20, unfolded), CancellationToken.None);
    }

    private static CaptureSource Source(string capture) =>
        new(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(Encoding.UTF8.GetBytes(capture)) };

    private static string Pair(int call, bool fails) => JsonSerializer.Serialize(new
    {
        msgType = "rrpair",
        direction = "IN",
        uuid = Convert.ToBase64String(new Guid(call, 1, 2, new byte[8]).ToByteArray()),
        ts = Traffic.Tests.Calls.Zero.AddSeconds(call),
        duration = 20,
        http = new
        {
            req = new
            {
                method = "POST",
                host = "svc:80",
                uri = "/orders",
                headers = new Dictionary<string, string[]> { ["Content-Type"] = ["application/json"], ["Content-Encoding"] = ["gzip"] },
                bodyBase64 = Convert.ToBase64String(Zipped($$"""{"unit":"{{(fails ? "box" : "piece")}}","note":"{{new string((char)('a' + (call % 20)), BodyBytes - 30)}}"}""")),
            },
            res = new { statusCode = fails ? 500 : 201 },
        },
    });

    private static byte[] Zipped(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
