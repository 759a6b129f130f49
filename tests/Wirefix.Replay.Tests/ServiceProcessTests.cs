using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Wirefix.Replay.Measuring;
using Wirefix.Replay.Processes;

namespace Wirefix.Replay.Tests;

public sealed class ServiceProcessTests
{
    private static readonly Uri NoMock = new("http://127.0.0.1:9/");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_that_ends_before_it_listens_is_reported_with_exit_code_and_its_last_20_lines()
    {
        var exception = await Assert.ThrowsAsync<ServiceException>(() => StartAsync(TestServices.Crasher));

        Assert.Equal(3, exception.ExitCode);
        Assert.Contains("exit code 3 before it listened", exception.Message, StringComparison.Ordinal);
        Assert.Contains("line 11\nline 12", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("line 10\n", exception.Message, StringComparison.Ordinal);
        Assert.Contains("the settings have no connection string", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_never_listens_is_reported_and_killed_though_it_ignores_being_asked_to_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");
        var mark = Guid.NewGuid().ToString("N");

        var exception = await Assert.ThrowsAsync<ServiceException>(
            () => ServiceProcess.StartAsync(TestServices.Mute, Harness.NoOverrides.Add("MARK", mark), NoMock, TimeSpan.FromSeconds(1), Token));

        Assert.Null(exception.ExitCode);
        Assert.Contains("within 1 s, found nobody there", exception.Message, StringComparison.Ordinal);
        Assert.Empty(RunningProcesses.With(mark));
    }

    [Fact]
    public async Task A_service_that_was_not_built_is_reported_by_its_path()
    {
        var exception = await Assert.ThrowsAsync<ServiceException>(() => StartAsync(new BuiltService("/nowhere/Absent.dll", "/")));

        Assert.StartsWith("/nowhere/Absent.dll: expected", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_somebody_took_is_answered_with_another()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var free = LoopbackPort.FindFree();
        var ports = new Queue<int>([((IPEndPoint)taken.LocalEndpoint).Port, free]);

        await using var process = await ServiceProcess.StartAsync(TestServices.Fan, Harness.NoOverrides, NoMock, Patience, ports.Dequeue, Token);

        Assert.Equal(free, process.Address.Port);
    }

    [Fact]
    public async Task A_service_has_bounded_memory_and_nothing_of_ours_that_looks_like_a_secret_but_for_what_it_was_set_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "environments are read in /proc");
        Environment.SetEnvironmentVariable("SHOP_OF_TESTS_API_KEY", "inherited-4711");
        Environment.SetEnvironmentVariable("SHOP_OF_TESTS_COLOR", "inherited-blue");

        await using var process = await ServiceProcess.StartAsync(
            TestServices.Fan, Harness.NoOverrides.Add("Shop__ApiKey", "set-4711"), NoMock, Patience, Token);

        var variables = (await File.ReadAllTextAsync($"/proc/{process.Id}/environ", Token)).Split('\0');
        Assert.DoesNotContain(variables, variable => variable.Contains("inherited-4711", StringComparison.Ordinal));
        Assert.Contains("SHOP_OF_TESTS_COLOR=inherited-blue", variables);
        Assert.Contains("Shop__ApiKey=set-4711", variables);
        Assert.Contains("DOTNET_GCHeapHardLimit=100000000", variables);
    }

    [Fact]
    public async Task Ports_are_not_tried_for_ever()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var tries = 0;
        int Choose()
        {
            tries++;
            return port;
        }

        await Assert.ThrowsAsync<ServiceException>(() => ServiceProcess.StartAsync(TestServices.Fan, Harness.NoOverrides, NoMock, Patience, Choose, Token));

        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task Disposing_ends_the_process()
    {
        var process = await StartAsync(TestServices.Fan);
        using var running = Process.GetProcessById(process.Id);

        await process.DisposeAsync();

        Assert.True(running.HasExited);
    }

    [Theory]
    [InlineData(": starting")]
    [InlineData(": replaying")]
    public async Task Cancelling_a_measurement_ends_the_service(string moment)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are found in /proc");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var mark = Guid.NewGuid().ToString("N");
        // Only the cancellation ends the hold.
        var harness = Harness.From(
            Recorded.Snapshot([Recorded.Inbound("/fan/2"), .. Recorded.Items(2)]),
            "Fan.csproj",
            new PeakInFlight(EndpointSelector.All),
            new HarnessOptions
            {
                Hold = new HoldPolicy(TimeSpan.FromHours(1), TimeSpan.FromHours(1)),
                Environment = Harness.NoOverrides.Add("MARK", mark),
            });
        var service = moment.Contains("starting", StringComparison.Ordinal) ? TestServices.Mute : TestServices.Fan;
        var reached = new Reached(moment);

        var measuring = HarnessRunner.MeasureAsync(harness, service, reached, stop.Token);
        await reached.Task.WaitAsync(Patience, Token);
        while (!RunningProcesses.With(mark).Any())
            await Task.Yield();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => measuring);
        Assert.Empty(RunningProcesses.With(mark));
    }

    [Fact]
    public async Task A_service_ends_when_the_process_that_measures_it_is_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sleep command to be killed");
        using var parent = Process.Start("sleep", "600");
        await using var mock = await MockUpstream.StartAsync(Mocked.Harness(), EndpointSelector.All, Token);
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.FindFree()}/");
        var variables = ChildEnvironment.OfService(Harness.NoOverrides, mock.Address, address).Append(new("WIREFIX_PARENT", $"{parent.Id}"));
        await using var child = ChildProcess.Start(["exec", TestServices.Fan.AssemblyPath], TestServices.Fan.WorkingDirectory, variables, 4096);
        while (!await LoopbackPort.AcceptsAsync(address.Port, Token))
            Assert.False(child.HasExited, child.Errors.Text);

        parent.Kill();

        await child.Exited.WaitAsync(Patience, Token);
        Assert.NotEqual(0, child.ExitCode);
    }

    [Fact]
    public async Task A_process_that_inherits_the_hook_without_a_mock_is_left_alone()
    {
        await using var upstream = await MockUpstream.StartAsync(Mocked.Harness(), EndpointSelector.All, Token);

        var (answer, errors) = await AskAsync($"/call/raw?url={Uri.EscapeDataString($"{upstream.Address}direct")}", mock: null);

        Assert.StartsWith("501 ", answer, StringComparison.Ordinal);
        Assert.Equal("/direct", Assert.Single(upstream.Observed().Arrivals).PathAndQuery);
        Assert.Equal("", errors);
    }

    [Fact]
    public async Task A_hook_that_cannot_work_says_so_once_and_lets_the_service_run()
    {
        var (answer, errors) = await AskAsync("/setting", mock: "no address");

        Assert.Equal(" Production", answer);
        Assert.StartsWith("wirefix hook: UriFormatException: ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Trim().Split('\n'));
    }

    /// <summary>What the service answers when its hook is told of this mock, and what it wrote to stderr.</summary>
    private static async Task<(string Answer, string Errors)> AskAsync(string target, string? mock)
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.FindFree()}/");
        var variables = ChildEnvironment.OfService(Harness.NoOverrides, NoMock, address).Append(new("WIREFIX_MOCK", mock));
        await using var child = ChildProcess.Start(["exec", TestServices.Fan.AssemblyPath], TestServices.Fan.WorkingDirectory, variables, 4096);
        while (!await LoopbackPort.AcceptsAsync(address.Port, Token))
            Assert.False(child.HasExited, child.Errors.Text);
        using var client = new HttpClient();
        var answer = await client.GetStringAsync(new Uri(address, target), Token);
        await child.StopAsync(Patience);
        await child.DrainAsync();
        return (answer, child.Errors.Text);
    }

    private static Task<ServiceProcess> StartAsync(BuiltService service) =>
        ServiceProcess.StartAsync(service, Harness.NoOverrides, NoMock, Patience, Token);

    /// <summary>Completes when a progress message holds a text.</summary>
    private sealed class Reached(string text) : IProgress<string>
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _done.Task;

        public void Report(string value)
        {
            if (value.Contains(text, StringComparison.Ordinal))
                _done.TrySetResult();
        }
    }
}
