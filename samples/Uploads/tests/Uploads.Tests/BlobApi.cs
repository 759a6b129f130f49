using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Uploads.Blobs;

namespace Uploads.Tests;

/// <summary>A blob store on loopback.</summary>
internal sealed class BlobApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BlobApi(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Blobs { get; } = new();

    public BlobStore Client() => new(new HttpClient { BaseAddress = new Uri($"{_app.Urls.Single()}/") });

    public static async Task<BlobApi> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var api = new BlobApi(builder.Build());

        api._app.MapPut("/containers/{container}/blobs/{name}", async (string container, string name, HttpRequest request) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content);
            var bytes = api.Blobs[$"{container}/{name}"] = content.ToArray();
            return Results.Ok(new StoredBlob(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        });
        await api._app.StartAsync();

        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
