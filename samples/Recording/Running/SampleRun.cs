using Samples.Recording.Reading;

namespace Samples.Recording.Running;

/// <summary>Runs a sample's services once, plays its traffic, and records it.</summary>
public static class SampleRun
{
    /// <summary>Records into the folder, a file for each service.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="source">The folder of its sources.</param>
    /// <param name="wirefix">The assembly of the command that records.</param>
    /// <param name="folder">An existing folder for the recording.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public static async Task<RecordedTraffic> RecordAsync(
        ISampleTraffic sample, string source, string wirefix, string folder, CancellationToken cancellationToken)
    {
        var assemblies = new List<string>();
        foreach (var service in sample.Services)
            assemblies.Add(await DotnetBuild.RunAsync(Path.Combine(source, service.Project), cancellationToken));

        await PlayAsync(sample, assemblies, wirefix, folder, cancellationToken);
        foreach (var file in Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories))
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)));

        foreach (var part in Directory.GetDirectories(folder))
            Directory.Delete(part);

        return RecordedTraffic.Read(folder);
    }

    private static async Task PlayAsync(
        ISampleTraffic sample, IReadOnlyList<string> assemblies, string wirefix, string folder, CancellationToken cancellationToken)
    {
        await using var proxy = await UpstreamProxy.StartAsync(sample, cancellationToken);
        var running = new Stack<RecordedService>();
        try
        {
            // Each service has a recording of its own; the last one started is the one that the clients call.
            for (var index = assemblies.Count - 1; index >= 0; index--)
            {
                var part = Path.Combine(folder, $"{index}");
                running.Push(await RecordedService.StartAsync(wirefix, assemblies[index], proxy.Address, part, cancellationToken));
                foreach (var host in sample.Services[index].Hosts)
                    proxy.PassOn(host, running.Peek().Address);
            }

            using var client = ClientOf(running.Peek().Address);
            await sample.DriveAsync(client, cancellationToken);
        }
        finally
        {
            while (running.TryPop(out var service))
                await service.DisposeAsync();
        }
    }

    private static HttpClient ClientOf(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Host = $"localhost:{address.Port}";
        return client;
    }
}
