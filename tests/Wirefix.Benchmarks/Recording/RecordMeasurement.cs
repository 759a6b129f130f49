using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Wirefix.Replay.Recording;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Benchmarks.Recording;

/// <summary>
/// Measures what being recorded costs a service: the same small JSON endpoint, as it is and under <c>wirefix record</c>, in turns, each
/// time as a new process. The recorder runs in this process beside the clients, so its share of the machine counts too.
/// </summary>
internal static class RecordMeasurement
{
    private const int Rounds = 5;
    private const int Clients = 16;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    /// <summary>Prints a table: one client, and as many as keep the machine busy.</summary>
    public static async Task RunAsync(TextWriter output)
    {
        output.WriteLine("| clients | as it is, answers/s | recorded | throughput | as it is, median | recorded | median |");
        output.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var clients in new[] { 1, Clients })
        {
            var rounds = new List<(LoadResult Plain, LoadResult Recorded)>();
            for (var round = 0; round < Rounds; round++)
                rounds.Add((await PlainAsync(clients), await RecordedAsync(clients)));
            var throughput = Median(rounds.Select(round => round.Recorded.Throughput / round.Plain.Throughput));
            var latency = Median(rounds.Select(round => round.Recorded.Median / round.Plain.Median));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {clients} | {Median(rounds.Select(round => round.Plain.Throughput)):0} | {Median(rounds.Select(round => round.Recorded.Throughput)):0} | {throughput - 1:+0.0 %;-0.0 %} "
                + $"| {Median(rounds.Select(round => round.Plain.Median)):0.000} ms | {Median(rounds.Select(round => round.Recorded.Median)):0.000} ms | {latency - 1:+0.0 %;-0.0 %} |"));
        }
    }

    private static async Task<LoadResult> PlainAsync(int clients)
    {
        var address = FreeAddress();
        using var service = Process.Start(new ProcessStartInfo(Command(address)[0], Command(address).Skip(1)))!;
        try
        {
            return await MeasureAsync(address, clients);
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
        }
    }

    private static async Task<LoadResult> RecordedAsync(int clients)
    {
        var address = FreeAddress();
        var folder = Directory.CreateTempSubdirectory("wirefix-benchmark-");
        using var stop = new CancellationTokenSource();
        var recording = RecordedCommand.RunAsync(Command(address), folder.FullName, Redactor.Default, stop.Token);
        try
        {
            return await MeasureAsync(address, clients);
        }
        finally
        {
            await stop.CancelAsync();
            await recording;
            folder.Delete(recursive: true);
        }
    }

    private static async Task<LoadResult> MeasureAsync(Uri address, int clients)
    {
        var endpoint = new Uri(address, "orders");
        await ListeningAsync(address);
        await Load.RunAsync(endpoint, clients, WarmUp);
        return await Load.RunAsync(endpoint, clients, Length);
    }

    private static async Task ListeningAsync(Uri address)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, address.Port);
                return;
            }
            catch (SocketException) when (attempt < 500)
            {
                await Task.Delay(20);
            }
        }
    }

    private static string[] Command(Uri address) =>
    [
        "dotnet", "exec",
        typeof(RecordMeasurement).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RecordedService").Value!,
        "--urls", address.ToString(),
    ];

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
