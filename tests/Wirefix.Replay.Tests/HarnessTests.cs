using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;

namespace Wirefix.Replay.Tests;

public sealed class HarnessTests
{
    private static readonly Metric Peak = new PeakInFlight(EndpointSelector.Parse("GET upstream.example/items/{id}"));

    public static TheoryData<string, Func<Harness, Harness>> Changes => new()
    {
        { "service", harness => harness with { Service = "Other.csproj" } },
        { "environment value", harness => harness with { Environment = harness.Environment.SetItem("A", "2") } },
        { "environment key", harness => harness with { Environment = harness.Environment.Add("a", "1") } },
        { "metric", harness => harness with { Metric = LargestWindow.MetricName } },
        { "endpoint", harness => harness with { Endpoint = null } },
        { "runs", harness => harness with { Runs = 4 } },
        { "hold quiet", harness => harness with { Hold = harness.Hold with { Quiet = harness.Hold.Quiet + new TimeSpan(1) } } },
        { "hold longest", harness => harness with { Hold = harness.Hold with { Longest = TimeSpan.Zero } } },
        { "start timeout", harness => harness with { Timeouts = harness.Timeouts with { Start = TimeSpan.FromSeconds(1) } } },
        { "request timeout", harness => harness with { Timeouts = harness.Timeouts with { Request = TimeSpan.FromSeconds(1) } } },
        { "drain timeout", harness => harness with { Timeouts = harness.Timeouts with { Drain = TimeSpan.FromSeconds(1) } } },
        { "script order", harness => harness with { Script = [.. harness.Script.Reverse()] } },
        { "script delay", harness => harness with { Script = [harness.Script[0] with { Delay = new TimeSpan(1) }, harness.Script[1]] } },
        { "script follows", harness => harness with { Script = [harness.Script[0], harness.Script[1] with { Follows = [] }] } },
        { "longest idle", harness => harness with { LongestIdle = TimeSpan.Zero } },
        { "script header", harness => harness with { Script = [harness.Script[0] with { Headers = [new("X", "2")] }, harness.Script[1]] } },
        { "script body", harness => harness with { Script = [harness.Script[0] with { Body = new("other") }, harness.Script[1]] } },
        { "answer status", harness => harness with { Answers = [harness.Answers[0] with { Status = 500 }] } },
        { "answer host", harness => harness with { Answers = [harness.Answers[0] with { Host = "b.example" }] } },
        { "answer by", harness => harness with { Answers = [harness.Answers[0] with { By = "a" }] } },
        { "name", harness => harness with { Name = "a" } },
        { "service beside", harness => harness with { Beside = [new StandingService("b", "B.csproj")] } },
        { "route", harness => harness with { Routes = [new ServiceRoute("a:80", "")] } },
        { "script to", harness => harness with { Script = [harness.Script[0] with { To = "" }, harness.Script[1]] } },
        { "answer gone", harness => harness with { Answers = [] } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_changes_the_digest(string what, Func<Harness, Harness> change)
    {
        var harness = Sample();

        var changed = change(harness);

        Assert.True(harness.Digest != changed.Digest, what);
        Assert.NotEqual(harness, changed);
    }

    [Fact]
    public void The_digest_is_lower_case_SHA_256_of_the_canonical_text()
    {
        var harness = Sample();
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(harness.ToJson()));

        Assert.Equal(Convert.ToHexString(hash).ToLowerInvariant(), harness.Digest);
        Assert.DoesNotContain("digest", harness.ToJson(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Loading_and_saving_gives_the_same_bytes_and_the_same_digest()
    {
        var path = Path.GetTempFileName();
        try
        {
            var harness = Sample();
            harness.Save(path);
            var written = File.ReadAllBytes(path);

            var loaded = Harness.Load(path);
            loaded.Save(path);

            Assert.Equal(written, File.ReadAllBytes(path));
            Assert.Equal(harness, loaded);
            Assert.Equal(harness.Digest, loaded.Digest);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Services_that_are_up_together_survive()
    {
        var harness = Sample() with
        {
            Name = "a",
            Beside = [new StandingService("b", "B.csproj") { Environment = Harness.NoOverrides.Add("x", "1") }],
            Routes = [new ServiceRoute("a:80", "a"), new ServiceRoute("b:80", "b") { By = "a" }],
        };

        var read = Harness.FromJson(harness.ToJson());

        Assert.Equal(harness.Routes, read.Routes);
        Assert.Equal(harness.Services.Select(service => (service.Name, service.Project)), read.Services.Select(service => (service.Name, service.Project)));
        Assert.Equal(harness.Digest, read.Digest);
    }

    [Fact]
    public void The_order_in_which_overrides_were_given_does_not_matter()
    {
        var ab = Sample() with { Environment = Harness.NoOverrides.Add("a", "1").Add("B", "2") };
        var ba = Sample() with { Environment = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).Add("B", "2").Add("a", "1") };

        Assert.Equal(ab.Digest, ba.Digest);
    }

    [Theory]
    [InlineData("", "Expected a harness")]
    [InlineData("null", "found null")]
    [InlineData("[]", "Expected a harness")]
    [InlineData("{}", "service")]
    [InlineData("""{"schemaVersion":1,"service":"a","metric":"m"}""", "schema version 3, found 1; write it again")]
    [InlineData("""{"schemaVersion":2,"service":"a","metric":"m"}""", "schema version 3, found 2; write it again")]
    [InlineData("""{"schemaVersion":4,"service":"a","metric":"m","somethingNew":{}}""", "schema version 3, found 4; read it with the version of Wirefix that wrote it")]
    [InlineData("""{"service":"a","metric":"m","surplus":"x"}""", "surplus")]
    [InlineData("""{"service":"a","metric":"m","runs":1,"runs":2}""", "runs")]
    [InlineData("""{"service":"a","metric":"m","script":[{"follows":[0],"method":"GET","pathAndQuery":"/","recordedStatus":200}]}""", "request 0")]
    [InlineData("""{"service":"a","metric":"m","routes":[{"authority":"b:80","to":"b"}]}""", "found one of b")]
    [InlineData("""{"service":"a","metric":"m","name":"b","beside":[{"name":"b","project":"B.csproj"}]}""", "different names")]
    [InlineData("""{"service":"a","metric":"m","hold":{"quietMs":"x","longestMs":1}}""", "milliseconds")]
    [InlineData("""{"service":"a","metric":"m","hold":{"quietMs":1e28,"longestMs":1}}""", "milliseconds")]
    public void A_file_that_is_no_harness_is_named_with_what_is_wrong(string text, string expected)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);

            var exception = Assert.Throws<InvalidDataException>(() => Harness.Load(path));

            Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
            Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Bodies_that_are_no_text_survive_byte_for_byte() =>
        Prop.ForAll<byte[]>(bytes => (RecordedBody.From(bytes)?.ToBytes() ?? []).SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_time_survives_to_the_tick() =>
        Prop.ForAll<int>(ticks =>
        {
            var harness = Sample() with { Hold = new HoldPolicy(new TimeSpan(ticks), new TimeSpan(ticks * 1000L)) };
            return Harness.FromJson(harness.ToJson()).Hold == harness.Hold;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Inbound_becomes_the_script_and_outbound_the_answers()
    {
        var harness = Harness.From(
            Recorded.Snapshot(Recorded.Inbound("/a?b=%2F", method: "POST", body: "in"), Recorded.Outbound("https://Upstream.example/c?d", 404, "out", start: 1)),
            @"src\A\A.csproj",
            Peak);

        var request = Assert.Single(harness.Script);
        Assert.Equal(("POST", "/a?b=%2F", "in", 200), (request.Method, request.PathAndQuery, request.Body?.Text, request.RecordedStatus));
        var answer = Assert.Single(harness.Answers);
        Assert.Equal(("GET", "upstream.example", "/c?d", 404, "out"), (answer.Method, answer.Host, answer.PathAndQuery, answer.Status, answer.Body?.Text));
        Assert.Equal(("src/A/A.csproj", "peak_in_flight", "GET upstream.example/items/{id}"), (harness.Service, harness.Metric, harness.Endpoint));
    }

    [Fact]
    public void Headers_of_the_recorded_connection_are_left_out_and_the_others_kept_in_order()
    {
        ImmutableArray<Header> headers =
        [
            new("Host", "a"), new("connection", "close"), new("Content-Length", "1"), new("Transfer-Encoding", "chunked"),
            new("Content-Encoding", "gzip"), new("Date", "x"), new("traceparent", "00-1"), new("X-A", "1"), new("X-A", "2"),
            new("bad name", "x"), new("X-Split", "a\r\nb"),
        ];

        var harness = Harness.From(Recorded.Snapshot(Recorded.Inbound("/a", headers: headers)), "A.csproj", Peak);

        Assert.Equal(["Host: a", "traceparent: 00-1", "X-A: 1", "X-A: 2"], harness.Script[0].Headers.Select(header => $"{header.Name}: {header.Value}"));
    }

    private static Harness Sample() => new()
    {
        Service = "src/Fan/Fan.csproj",
        Environment = Harness.NoOverrides.Add("A", "1"),
        Metric = PeakInFlight.MetricName,
        Endpoint = "GET a.example/items/{id}",
        Script =
        [
            new ScriptedRequest { Method = "POST", PathAndQuery = "/a?ü=\"<", RecordedStatus = 200, Headers = [new("X", "1")], Body = new("grüße\n") },
            new ScriptedRequest { Follows = [0], Delay = TimeSpan.FromMilliseconds(1.5), Method = "GET", PathAndQuery = "/b", RecordedStatus = 0, Body = new(Base64: "/w==") },
        ],
        Answers = [new RecordedAnswer { Method = "GET", Host = "a.example", PathAndQuery = "/items/1", Status = 429 }],
    };
}
