using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix record</c> as a user starts and stops it.</summary>
public sealed class RecordTests : IDisposable
{
    private const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string Service = typeof(RecordTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RecordedService").Value!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wirefix-recorded-");

    private string Recording => Path.Combine(_folder.FullName, "recording");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_service_is_recorded_until_the_command_is_stopped_and_can_be_inspected()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals here.");
        var address = FreeAddress();
        using var tool = ToolProcess.Start("record", "--out", Recording, "--", "dotnet", "exec", Service, "--urls", address.ToString());
        using var client = new HttpClient { BaseAddress = address, Timeout = Patience };
        await ListeningAsync(address);
        Assert.Equal("by the stream and by the writer", await client.GetStringAsync("text", TestContext.Current.CancellationToken));

        tool.Signal(Terminate);

        var result = await tool.EndAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"wirefix: recorded to {Recording}", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Relay    1   0 Relay.jsonl", result.Errors, StringComparison.Ordinal);
        result.LeftNothing();
        var inspected = await Tool.RunAsync("inspect", Recording);
        Assert.Contains("GET 127.0.0.1", inspected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_without_a_service_leaves_nothing_and_says_so_by_its_exit_code()
    {
        var result = await ToolProcess.RunAsync("record", "--out", Recording, "--", "dotnet", "nonsense.dll");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("wirefix: the command ended with exit code 1", result.Errors, StringComparison.Ordinal);
        Assert.Contains("wirefix: nothing was recorded", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Recording));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_refused()
    {
        (await Tool.RunAsync("record", "--out", Recording, "--", "no-such-program")).RefusedBecause("no-such-program: expected a program");
        Assert.False(Directory.Exists(Recording));
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_not_written_to()
    {
        Directory.CreateDirectory(Recording);
        await File.WriteAllTextAsync(Path.Combine(Recording, "mine"), "", TestContext.Current.CancellationToken);

        (await Tool.RunAsync("record", "--out", Recording, "--", "dotnet", "--version")).RefusedBecause("expected a new or empty folder", "--out");
    }

    [Fact]
    public async Task Without_a_command_there_is_nothing_to_record() =>
        (await Tool.RunAsync("record", "--out", Recording)).RefusedBecause("record");

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
    }

    private static async Task ListeningAsync(Uri address)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, address.Port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, patience.Token);
            }
        }
    }
}
