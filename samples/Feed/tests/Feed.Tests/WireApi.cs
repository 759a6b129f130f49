using Feed.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feed.Tests;

/// <summary>A wire on loopback that sends each of its stories as soon as it has it.</summary>
internal sealed class WireApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WireApi(WebApplication app) => _app = app;

    public IWireClient Client() => new WireClient(new HttpClient { BaseAddress = new Uri($"{_app.Urls.Single()}/") });

    public static async Task<WireApi> StartAsync(params IReadOnlyList<string> stories)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();

        app.MapGet("/topics/local/stories", async (HttpContext context) =>
        {
            context.Response.ContentType = "text/event-stream";
            foreach (var (story, number) in stories.Select((story, number) => (story, number)))
            {
                await context.Response.WriteAsync($"id: {number}\nevent: story\ndata: {story}\n\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        });
        await app.StartAsync();

        return new WireApi(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
