using System.IO.Compression;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A content server with entity tags, 304, HEAD, compression, redirects, and a range now and then.</summary>
public sealed class CachedImages : HealthyService
{
    public override Play Play => async stage =>
    {
        var content = await stage.ServiceAsync("content", app =>
        {
            app.MapGet("/images/{name}", (string name) =>
                Results.Bytes(new byte[400 + name.StableNumber() % 900], "image/png", entityTag: new($"\"{name.StableNumber():x}\""), enableRangeProcessing: true));
            app.MapMethods("/images/{name}", ["HEAD"], (string name, HttpResponse response) =>
                response.ContentLength = 400 + name.StableNumber() % 900);
            app.MapGet("/styles/{name}", async (string name, HttpContext context) =>
            {
                context.Response.ContentType = "text/css; charset=utf-8";
                context.Response.Headers.ContentEncoding = "gzip";
                await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
                await gzip.WriteAsync("body { margin: 0; font-family: sans-serif }\n"u8.ToArray());
            });
            app.MapGet("/logo", () => Results.Redirect("/images/logo.png"));
        });
        await stage.CrowdAsync(content, clients: 3, rounds: 14, async (client, _) =>
        {
            var name = client.Random.Pick("hero.png", "team.png", "map.png", "logo.png");
            await client.SendAsync(HttpMethod.Head, $"/images/{name}", null);
            var image = await client.GetAsync($"/images/{name}");
            if (client.Random.Chance(0.5))
                await client.GetAsync($"/images/{name}", ("If-None-Match", image.Headers!.ETag!.ToString()));
            if (client.Random.Chance(0.2))
                await client.GetAsync($"/images/{name}", ("Range", "bytes=0-99"));
            await client.GetAsync($"/styles/{client.Random.Pick("site", "print")}.css", ("Accept-Encoding", "gzip"));
            if (client.Random.Chance(0.2))
                await client.GetAsync("/logo");
        });
    };
}
