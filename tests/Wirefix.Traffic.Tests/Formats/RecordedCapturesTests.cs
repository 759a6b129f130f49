using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Errors;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>Recordings that other tools wrote, as they are.</summary>
public class RecordedCapturesTests
{
    public static TheoryData<string> ServiceRecordings => ["proxymock", "speedscale"];

    public static TheoryData<string, int, int> HarFiles => new()
    {
        { "charles.har", 1, 0 },
        { "corrupted_gzip_body.har", 1, 1 },
        { "error_log.har", 2, 0 },
        { "event_stream.har", 2, 0 },
        { "firefox.har", 14, 0 },
        { "har_extractor.har", 1, 0 },
        { "head-content-length.har", 1, 0 },
        { "incomplete_log.har", 4, 0 },
        { "insomnia.har", 1, 0 },
        { "postdata.har", 1, 0 },
        { "successful_log.har", 2, 0 },
        { "websocket.har", 3, 0 },
        { "with-bom.har", 1, 0 },
    };

    [Theory]
    [MemberData(nameof(ServiceRecordings))]
    public void An_upstream_that_refuses_is_found_with_its_wait(string form)
    {
        var inspection = Inspector.Inspect(CaptureReader.Read(SharedCaptures.Path("outerspace-go_MIT", form)).Snapshot);

        var cluster = Assert.Single(inspection.Findings.OfType<ErrorCluster>(), finding => finding.Direction == Direction.Outbound);
        Assert.StartsWith("4 × 429 from api.nasa.gov", cluster.Title);
        Assert.Equal((429, 4, 4), (cluster.Status, cluster.Errors, cluster.Calls));
        Assert.InRange(cluster.RetryAfter!.Value, TimeSpan.FromHours(5), TimeSpan.FromHours(6));
    }

    [Theory]
    [MemberData(nameof(ServiceRecordings))]
    public void What_the_service_made_of_the_refusals_is_found(string form)
    {
        var inspection = Inspector.Inspect(CaptureReader.Read(SharedCaptures.Path("outerspace-go_MIT", form)).Snapshot);

        var propagation = Assert.IsType<Propagation>(inspection.Findings[0]);
        Assert.StartsWith("4 × 429 from api.nasa.gov, each turned into a 500 by the service", propagation.Title);
        Assert.Equal((429, 500, 4, 4), (propagation.UpstreamStatus, propagation.InboundStatus, propagation.Count, propagation.UpstreamErrors));
        Assert.Equal("GET outerspace-server/api/nasa", propagation.Endpoint.ToString());
        Assert.Equal(LeadBasis.Nesting, propagation.Basis);
    }

    [Theory]
    [MemberData(nameof(ServiceRecordings))]
    public void Stamps_that_carry_no_overlap_give_no_figure_and_a_note(string form)
    {
        var inspection = Inspector.Inspect(CaptureReader.Read(SharedCaptures.Path("outerspace-go_MIT", form)).Snapshot);

        var outbound = inspection.Endpoints.Where(endpoint => endpoint.Direction == Direction.Outbound).ToArray();
        Assert.Equal(4, outbound.Length);
        Assert.All(outbound, endpoint => Assert.Null(endpoint.PeakInFlight));
        Assert.All(outbound, endpoint => Assert.Null(endpoint.Latency));
        Assert.All(outbound, endpoint => Assert.Null(endpoint.LargestIn50Ms));
        Assert.Contains(inspection.TimingNotes, note => note.StartsWith("16 of 16 outbound calls have one stamp, the response's end"));
        Assert.All(inspection.Endpoints.Except(outbound), endpoint => Assert.NotNull(endpoint.Latency));
    }

    [Fact]
    public void A_snapshot_export_that_holds_each_pair_twice_gives_it_once_and_whole()
    {
        var capture = CaptureReader.Read(SharedCaptures.Path("outerspace-go_MIT", "speedscale"));

        Assert.Equal(32, capture.Snapshot.Exchanges.Length);
        Assert.Empty(capture.Problems);
        Assert.True(capture.FilesPassedOver > 0);
        Assert.All(capture.Snapshot.Exchanges, exchange => Assert.False(exchange.Response.Body.IsEmpty));
    }

    [Fact]
    public void The_outbound_half_of_an_export_which_leaves_the_requests_out_is_read_by_itself()
    {
        var folder = SharedCaptures.Path("outerspace-go_MIT", "speedscale");
        var file = Assert.Single(Directory.GetFiles(folder, "reaction.jsonl", SearchOption.AllDirectories));

        var capture = CaptureReader.Read(file);

        Assert.Equal(16, capture.Snapshot.Exchanges.Length);
        Assert.Empty(capture.Problems);
        Assert.Contains("https://api.nasa.gov/planetary/apod", capture.Snapshot.Exchanges.Select(exchange => exchange.Request.Url.AbsoluteUri));
    }

    [Fact]
    public void Both_forms_of_one_recording_agree_where_both_have_an_exchange()
    {
        var text = CaptureReader.Read(SharedCaptures.Path("outerspace-go_MIT", "proxymock")).Snapshot.Exchanges;
        var lines = CaptureReader.Read(SharedCaptures.Path("outerspace-go_MIT", "speedscale")).Snapshot.Exchanges.ToDictionary(exchange => exchange.Id);

        Assert.Equal(29, text.Length);
        Assert.All(text, exchange =>
        {
            var other = lines[exchange.Id];
            Assert.Equal(other.Request.Url, exchange.Request.Url);
            Assert.Equal(other.Start, exchange.Start);
            Assert.Equal(other.Response.Status, exchange.Response.Status);
            Assert.Equal(other.Timing, exchange.Timing);
            Assert.Equal(other.Response.BodyText, exchange.Response.BodyText);
        });
    }

    [Theory]
    [InlineData("anthropic/message.jsonl", 1)]
    [InlineData("anthropic/message-streaming.jsonl", 1)]
    [InlineData("aws/dynamodb.jsonl", 45)]
    [InlineData("openai/chat-completion.jsonl", 1)]
    [InlineData("openai/chat-completion-tool-calling.jsonl", 2)]
    [InlineData("openai/chat-completion-accumulating.jsonl", 1)]
    [InlineData("openai/structured-outputs.jsonl", 1)]
    public void Recorded_model_and_database_calls_are_read_whole(string file, int exchanges)
    {
        var capture = CaptureReader.Read(SharedCaptures.Path(["proxymock-examples_Apache-2.0", .. file.Split('/')]));

        Assert.Equal(exchanges, capture.Snapshot.Exchanges.Length);
        Assert.Empty(capture.Problems);
        Assert.All(capture.Snapshot.Exchanges, exchange => Assert.False(exchange.Response.Body.IsEmpty));
        Assert.All(capture.Snapshot.Exchanges, exchange => Assert.DoesNotContain('\0', exchange.Response.BodyText));
        Assert.All(capture.Snapshot.Exchanges, exchange => Assert.Equal("https", exchange.Request.Url.Scheme));
    }

    [Theory]
    [MemberData(nameof(HarFiles))]
    public void Each_odd_HAR_file_is_read(string file, int exchanges, int problems)
    {
        var capture = CaptureReader.Read(SharedCaptures.Path("har-oddities_mitmproxy_MIT", file));

        Assert.Equal(exchanges, capture.Snapshot.Exchanges.Length);
        Assert.Equal(problems, capture.Problems.Length);
        Assert.All(capture.Problems, problem => Assert.Equal($"{file}, entry 1", problem.Where));
    }

    [Fact]
    public void A_HAR_file_without_entries_is_refused_with_file_and_reason()
    {
        var path = SharedCaptures.Path("har-oddities_mitmproxy_MIT", "brokenfile.har");

        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(path));

        Assert.Contains("brokenfile.har", refusal.Message);
        Assert.Contains("\"entries\"", refusal.Message);
    }

    [Fact]
    public void A_folder_of_odd_HAR_files_keeps_the_good_ones()
    {
        var capture = CaptureReader.Read(SharedCaptures.Path("har-oddities_mitmproxy_MIT"));

        Assert.Equal(34, capture.Snapshot.Exchanges.Length);
        Assert.Equal(["brokenfile.har", "corrupted_gzip_body.har, entry 1"], capture.Problems.Select(problem => problem.Where));
    }
}
