using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wirefix.Corpus.Recording;
using Wirefix.Traffic;

namespace Wirefix.Corpus.Staging;

/// <summary>
/// Where one recording is played: real services on loopback, each behind a recording proxy, and the clients that call them. A
/// service knows nothing of it but the base addresses that it is given.
/// </summary>
/// <param name="seed">Equal seeds give equal traffic.</param>
public sealed class Stage(int seed) : IAsyncDisposable
{
    // What a service does for any call, at the least.
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(1);

    private readonly List<WebApplication> _applications = [];

    private readonly List<RawServer> _rawServers = [];

    private readonly List<RecordingProxy> _proxies = [];

    private readonly List<Socket> _silent = [];

    private readonly List<HttpClient> _clients = [];

    /// <summary>Where every random choice of this recording comes from.</summary>
    public int Seed => seed;

    /// <summary>Starts a service that is recorded.</summary>
    /// <param name="name">Its name; it is called at <c>name.internal</c>.</param>
    /// <param name="routes">Its endpoints; <c>GET /healthz</c> is there already.</param>
    /// <returns>Where to call it.</returns>
    public async Task<Uri> ServiceAsync(string name, Action<WebApplication> routes)
    {
        var address = await StartAsync(routes);
        return Proxy(new Vantage(Direction.Inbound, name, $"{name}.internal"), address);
    }

    /// <summary>Starts an upstream that is seen only through the calls of a recorded service.</summary>
    /// <returns>Where the service calls it.</returns>
    public async Task<Uri> UpstreamAsync(string service, string host, Action<WebApplication> routes) =>
        Outbound(service, host, await StartAsync(routes));

    /// <summary>Starts an upstream that answers in raw bytes.</summary>
    /// <returns>Where the service calls it.</returns>
    public Uri RawUpstream(string service, string host, RawAnswer answer)
    {
        var server = new RawServer(answer);
        _rawServers.Add(server);
        return Outbound(service, host, server.Address);
    }

    /// <summary>Records the calls of a service to an address, which may be that of another recorded service or of nobody.</summary>
    /// <returns>Where the service calls it.</returns>
    public Uri Outbound(string service, string host, Uri target) => Proxy(new Vantage(Direction.Outbound, service, host), target);

    /// <summary>An address where nobody listens, nor will as long as the stage stands.</summary>
    public Uri Nobody()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _silent.Add(socket);
        return new Uri($"http://{socket.LocalEndPoint}/");
    }

    /// <summary>What a service calls an upstream with.</summary>
    public HttpClient Http(Uri address)
    {
        var client = new HttpClient { BaseAddress = address };
        _clients.Add(client);
        return client;
    }

    /// <summary>Somebody who calls a service.</summary>
    /// <param name="service">Where to call it.</param>
    /// <param name="number">Which of several clients; each makes choices of its own.</param>
    public Client Client(Uri service, int number = 0)
    {
        // The driver sends trace headers of its own; those of the process must not join them.
        var http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = service,
        };
        _clients.Add(http);
        return new Client(http, new Random(seed * 1_000 + number), number);
    }

    /// <summary>Lets several clients call a service side by side, each a number of times, with a health check now and then.</summary>
    public Task CrowdAsync(Uri service, int clients, int rounds, Func<Client, int, Task> call) =>
        Task.WhenAll(Enumerable.Range(0, clients).Select(number => Task.Run(async () =>
        {
            var client = Client(service, number);
            for (var round = 0; round < rounds; round++)
            {
                if (number == 0 && round % 5 == 0)
                    await client.GetAsync("/healthz", ("User-Agent", "kube-probe/1.31"));
                await call(client, round);
            }
        })));

    /// <summary>Ends the recording and gives what was recorded.</summary>
    public async Task<Snapshot> FinishAsync()
    {
        var recorded = new List<Exchange>();
        foreach (var proxy in _proxies)
            recorded.AddRange(await proxy.FinishAsync());
        var ordered = recorded.OrderBy(exchange => exchange.Start).ThenBy(exchange => exchange.Direction);
        return new Snapshot([.. ordered.Select((exchange, index) => exchange with { Id = $"{index + 1:0000}" })]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        foreach (var proxy in _proxies)
            await proxy.DisposeAsync();
        foreach (var socket in _silent)
            socket.Dispose();
        foreach (var server in _rawServers)
            await server.DisposeAsync();
        await Task.WhenAll(_applications.Select(application => application.DisposeAsync().AsTask()));
    }

    private Uri Proxy(Vantage vantage, Uri target)
    {
        var proxy = new RecordingProxy(vantage, new IPEndPoint(IPAddress.Loopback, target.Port));
        _proxies.Add(proxy);
        return proxy.Address;
    }

    private async Task<Uri> StartAsync(Action<WebApplication> routes)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        // Property names stand in the scenarios as they stand on the wire.
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.PropertyNamingPolicy = null);
        builder.Logging.ClearProviders();
        // ASP.NET Core passes a trace on only where somebody listens: in production that is the logging.
        builder.Logging.AddProvider(SilentLogs.Instance);
        var application = builder.Build();
        application.MapGet("/healthz", () => "Healthy");
        routes(application);
        // Behind what a scenario puts first, as limits stand before the work that they limit.
        application.Use(async (_, next) =>
        {
            await Task.Delay(Work);
            await next();
        });
        _applications.Add(application);
        await application.StartAsync();
        return new Uri(application.Urls.First());
    }
}
