using System.Text;
using Wirefix.Traffic.Converting;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>A uuid that stands several times: for one exchange, which counts once, or for several, which all count.</summary>
public class RepeatedIdsTests
{
    [Fact]
    public void Different_exchanges_of_one_uuid_are_all_kept_and_told()
    {
        var capture = string.Concat(Enumerable.Range(0, 10).Select(call => Pair(second: call, path: $"/orders/{call}")));

        var survey = CaptureReader.Survey(Source(capture));
        var read = CaptureReader.Read(Source(capture)).Snapshot.Exchanges;

        Assert.Equal(10, survey.Exchanges);
        Assert.Equal(["1cc0fd07-31b8-48f6-aa9b-9638daa9a0d8", "1cc0fd07-31b8-48f6-aa9b-9638daa9a0d8~2"], read.Take(2).Select(exchange => exchange.Id));
        Assert.Equal(read.Select(exchange => exchange.Id), survey.Sample.Exchanges.Select(exchange => exchange.Id));
        Assert.Equal(10, Written(capture).Exchanges);
        Assert.StartsWith("1 id stands for 10 exchanges that are not the same; all are kept", Assert.Single(Inspector.Inspect(survey).Notes));
    }

    [Theory]
    [InlineData("", "2 recordings were left out, as the capture holds the same already (id, time, method, path and status).")]
    [InlineData("more", "2 recordings were left out, as the capture holds the same already (id, time, method, path and status).")]
    public void An_exchange_that_is_recorded_again_counts_once_by_the_recording_that_holds_most_and_is_told(string body, string note)
    {
        var capture = Pair() + Pair(body: body) + Pair() + Pair(second: 1, uuid: "HMD9BzG4SPaqm5Y42qmg2Q==");

        var survey = CaptureReader.Survey(Source(capture));

        Assert.Equal(2, survey.Exchanges);
        Assert.Equal(body, survey.Sample.Exchanges[0].Request.BodyText);
        Assert.Equal(note, Assert.Single(Inspector.Inspect(survey).Notes));
        Assert.Equal((2L, 2L), (Written(capture).Exchanges, Written(capture).Repeated));
    }

    [Fact]
    public void What_is_converted_with_a_uuid_of_several_reads_back_as_it_was()
    {
        var capture = string.Concat(Enumerable.Range(0, 3).Select(call => Pair(second: call)));
        using var written = new MemoryStream();
        CaptureConverter.Convert(Source(capture), new RRPairWriter(written));

        Assert.Equal(
            CaptureReader.Read(Source(capture)).Snapshot.Exchanges.Select(exchange => (exchange.Id, exchange.Start)),
            CaptureReader.Read(Source(Encoding.UTF8.GetString(written.ToArray()))).Snapshot.Exchanges.Select(exchange => (exchange.Id, exchange.Start)));
    }

    private static Conversion Written(string capture) => CaptureConverter.Convert(Source(capture), new RRPairWriter(new MemoryStream()));

    private static CaptureSource Source(string capture) =>
        new(CaptureSource.StandardInputPath) { StandardInput = new MemoryStream(Encoding.UTF8.GetBytes(capture)) };

    private static string Pair(int second = 0, string path = "/orders", string body = "", string uuid = "HMD9BzG4SPaqm5Y42qmg2A==") =>
        $$$"""
        {"msgType":"rrpair","direction":"IN","uuid":"{{{uuid}}}","ts":"2026-03-04T05:06:{{{second:00}}}Z","duration":20,"http":{"req":{"method":"POST","host":"svc:80","uri":"{{{path}}}","body":"{{{body}}}"},"res":{"statusCode":201} } }

        """;
}
