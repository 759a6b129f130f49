using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Samples.Recording.Running;

/// <summary>
/// The proxy on loopback that takes all calls of a sample's services. It answers for the sample's upstreams, by the host that
/// was asked, and passes on what one service asks another.
/// </summary>
public sealed class UpstreamProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly PassingOn _passingOn;

    private UpstreamProxy(WebApplication app, PassingOn passingOn) => (_app, _passingOn) = (app, passingOn);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts it with the upstreams of a sample.</summary>
    public static async Task<UpstreamProxy> StartAsync(ISampleTraffic sample, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        var app = builder.Build();
        var passingOn = new PassingOn();
        sample.MapUpstreams(app);
        app.MapFallback("{**path}", passingOn.AnswerAsync);
        await app.StartAsync(cancellationToken);

        return new UpstreamProxy(app, passingOn);
    }

    /// <summary>Passes calls of the host on to the service at the address.</summary>
    public void PassOn(string host, Uri address) => _passingOn.Add(host, address);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _passingOn.Dispose();
    }
}
