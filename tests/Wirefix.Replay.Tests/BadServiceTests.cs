using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Wirefix.Replay.Measuring;
using Wirefix.Replay.Processes;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Replay.Tests;

/// <summary>Services that cannot be stood up or measured, for real: what is said, how long it takes, and what is left behind.</summary>
public sealed class BadServiceTests
{
    // Long enough for an answer on a busy machine, and for a test to wait for none.
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(3);
    private static readonly HarnessTimeouts Patient = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
    private readonly string _mark = Guid.NewGuid().ToString("N");
    private HarnessTimeouts _timeouts = Patient;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_that_is_not_there_is_told_with_the_last_words_of_the_service_and_what_to_do()
    {
        var port = LoopbackPort.FindFree();

        var exception = await FailsAsync(["/"], ("Database", $"Host=127.0.0.1;Port={port};Username=shop;Password=hunter2-and-more"));

        Assert.StartsWith($"{TestServices.Moody.AssemblyPath}: the service ended with exit code ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("before it listened", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"opening Host=127.0.0.1;Port={port};Username=shop;Password=redacted-", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Connection refused", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--set Section:Key=VALUE", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_the_service_configures_for_Kestrel_gives_way_to_a_free_port()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var run = await RunAsync(["/"], ("Kestrel__Port", $"{PortOf(taken)}"));

        Assert.Equal(200, Assert.Single(run.Replies).Status);
    }

    [Fact]
    public async Task An_address_in_the_service_s_own_code_is_taken()
    {
        var run = await RunAsync(["/"], ("Own__Url", $"http://localhost:{LoopbackPort.FindFree()}"), ("Shop__Name", "corner"));

        Assert.Equal((200, "corner"), (run.Replies[0].Status, run.Replies[0].Body));
    }

    [Fact]
    public async Task A_port_in_the_service_s_own_code_that_somebody_has_is_named_after_one_try()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var tries = 0;

        var exception = await Assert.ThrowsAsync<ServiceException>(() => ServiceProcess.StartAsync(
            TestServices.Moody, Settings(("Own__Url", $"http://127.0.0.1:{PortOf(taken)}")), new Uri("http://127.0.0.1:9/"), Patient.Start, Choose, Token));

        Assert.Contains($"it is made to listen on port {PortOf(taken)}, which somebody has", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Failed to bind to address", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Microsoft.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, tries);

        int Choose()
        {
            tries++;
            return LoopbackPort.FindFree();
        }
    }

    [Fact]
    public async Task A_service_that_crashes_half_way_is_told_with_the_request_that_waited()
    {
        var exception = await FailsAsync(["/", "/", "/failfast", "/"]);

        Assert.True(exception.Message.Contains("while traffic was replayed, as request 3 of 4, GET /failfast, waited for its answer", StringComparison.Ordinal), exception.Message);
        Assert.Contains("no more", exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Message.Split('\n').Length, 2, 41);
        Assert.All(exception.Message.Split('\n').Skip(1), line => Assert.InRange(line.Length, 0, 260));
    }

    [Fact]
    public async Task What_a_service_started_and_left_behind_ends_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");

        await FailsAsync(["/failfast"], ("Child", "600"));

        Assert.Empty(RunningProcesses.With(_mark));
    }

    [Fact]
    public async Task Temporary_files_of_a_service_lie_where_they_are_removed()
    {
        var folder = Directory.CreateTempSubdirectory("wirefix-moody-");
        try
        {
            await Assert.ThrowsAsync<ServiceException>(() => HarnessRunner.MeasureAsync(
                HarnessOf(["/failfast/file"]), TestServices.Moody with { TemporaryFolder = folder.FullName }, cancellationToken: Token));

            Assert.Contains(folder.EnumerateFiles(), file => file.Extension == ".tmp");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task One_request_that_hangs_is_a_reply_that_says_how_long_it_was_waited_for()
    {
        _timeouts = Patient with { Request = Brief };

        var run = await RunAsync(["/", "/hang/1", "/"]);

        Assert.Equal([200, 0, 200], run.Replies.Select(reply => reply.Status));
        Assert.Equal("none within 3 s", run.Replies[1].ToResponse().FailureReason);
    }

    [Fact]
    public async Task A_service_that_hangs_again_and_again_is_sent_no_more_after_three()
    {
        _timeouts = Patient with { Request = Brief };

        var exception = await FailsAsync([.. Enumerable.Range(0, 40).Select(id => $"/hang/{id}")]);

        Assert.Contains("3 of 40 requests had no answer within 3 s, the first was GET /hang/0 (recorded: 200)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_end_when_it_is_asked_to_is_killed_after_5_s()
    {
        var began = Stopwatch.GetTimestamp();

        await RunAsync(["/"], ("Stop", "never"));

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("/endless", 30, "its body is longer than 16 MiB")]
    [InlineData("/drip", 3, "none within 3 s")]
    public async Task An_answer_that_never_ends_is_no_answer(string target, int seconds, string why)
    {
        _timeouts = Patient with { Request = TimeSpan.FromSeconds(seconds) };

        var run = await RunAsync([target, "/"]);

        Assert.Equal([0, 200], run.Replies.Select(reply => reply.Status));
        Assert.Equal(why, run.Replies[0].ToResponse().FailureReason);
    }

    [Fact]
    public async Task A_call_with_more_of_a_body_than_is_read_is_refused_and_voids_the_measurement()
    {
        var measurement = await MeasureAsync(["/upload/1024"]);

        Assert.Equal(["POST upstream.example/upload: its body is longer than 16 MiB"], measurement.Runs[0].Excessive);
        Assert.Contains("1 outbound call(s) sent more than is read", measurement.Voided, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(measurement.Runs[0].Replies).Body, new[] { "413", "cut off" });
    }

    [Fact]
    public async Task Overrides_reach_the_service_and_a_secret_stands_in_the_harness_as_its_token_alone()
    {
        var overrides = ConfigurationOverrides.Parse(["Shop:Name=corner", "Shop:Password=hunter2-and-more"], Redactor.Default);
        var harness = HarnessOf(["/", "/secret"]) with { Environment = overrides.Told };

        var measurement = await HarnessRunner.MeasureAsync(harness, TestServices.Moody with { Secrets = overrides.Secrets }, cancellationToken: Token);

        Assert.Equal(["corner", "16"], measurement.Runs[0].Replies.Select(reply => reply.Body));
        Assert.Contains("\"Shop__Name\": \"corner\"", harness.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", harness.ToJson(), StringComparison.Ordinal);
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private Harness HarnessOf(IEnumerable<string> targets) => Harness.From(
        Recorded.Snapshot(targets.Select((target, index) => Recorded.Inbound(target, start: index * 20))),
        "Moody.csproj",
        new AnswersOnly(),
        new HarnessOptions { Runs = 1, Timeouts = _timeouts, Hold = HoldPolicy.None });

    private ImmutableSortedDictionary<string, string> Settings(params (string Name, string Value)[] settings) =>
        Harness.NoOverrides.Add("MARK", _mark).AddRange(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)));

    private Task<Measurement> MeasureAsync(IEnumerable<string> targets, params (string Name, string Value)[] settings) =>
        HarnessRunner.MeasureAsync(HarnessOf(targets) with { Environment = Settings(settings) }, TestServices.Moody, cancellationToken: Token);

    private async Task<Run> RunAsync(IEnumerable<string> targets, params (string Name, string Value)[] settings) =>
        (await MeasureAsync(targets, settings)).Runs.Single();

    private Task<ServiceException> FailsAsync(IEnumerable<string> targets, params (string Name, string Value)[] settings) =>
        Assert.ThrowsAsync<ServiceException>(() => MeasureAsync(targets, settings));
}
