using System.Collections.Concurrent;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Files are shared by links that are signed and expire; folders have names of all kinds, what was deleted is gone, and a link may be for so many downloads.</summary>
public sealed class SharedFiles : HealthyService
{
    public override Play Play => async stage =>
    {
        var files = new ConcurrentDictionary<string, byte[]>();
        var downloads = new ConcurrentDictionary<string, int>();
        var store = stage.Http(await stage.UpstreamAsync("share", "objects.internal", app =>
        {
            app.MapPut("/bucket/{key}", async (string key, HttpRequest request) =>
            {
                using var bytes = new MemoryStream();
                await request.Body.CopyToAsync(bytes);
                files[key] = bytes.ToArray();
                return Results.Ok();
            });
            app.MapGet("/bucket/{key}", (string key) => files.TryGetValue(key, out var bytes) ? Results.Bytes(bytes, "application/octet-stream") : Results.NotFound());
        }));
        var share = await stage.ServiceAsync("share", app =>
        {
            app.MapPut("/files/{folder}/{name}", async (string folder, string name, HttpRequest request) =>
            {
                if (request.ContentLength > 900)
                    return Results.StatusCode(413);
                using var content = new StreamContent(request.Body);
                using var put = await store.PutAsync($"/bucket/{Uri.EscapeDataString($"{folder}:{name}")}", content);
                var signature = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{folder.StableNumber():x}.{name.StableNumber():x}"));
                return Results.Json(new { folder, name, link = $"/s/{Uri.EscapeDataString(folder)}/{Uri.EscapeDataString(name)}?e=1781200000&sig={Uri.EscapeDataString(signature)}" }, statusCode: 201);
            });
            app.MapGet("/s/{folder}/{name}", async (string folder, string name, long e, string sig) =>
            {
                if (e < 1_781_000_000)
                    return Results.Json(new { code = "LINK_EXPIRED" }, statusCode: 403);
                if (downloads.AddOrUpdate($"{folder}/{name}", 1, (_, count) => count + 1) > 3)
                    return Results.Json(new { code = "NO_DOWNLOADS_LEFT" }, statusCode: 410);
                using var got = await store.GetAsync($"/bucket/{Uri.EscapeDataString($"{folder}:{name}")}");
                return got.IsSuccessStatusCode ? Results.Bytes(await got.Content.ReadAsByteArrayAsync(), "text/plain; charset=utf-8", name) : Results.NotFound();
            });
        });
        await stage.CrowdAsync(share, clients: 3, rounds: 11, async (client, _) =>
        {
            var random = client.Random;
            var folder = random.Pick("Verträge 2026", "photos", "R&D", "a+b=c", "Années 80");
            var name = $"{random.Pick("Offerte", "résumé", "list #", "notes (final)")} {random.Next(1_000)}.txt";
            var text = string.Join("\r\n", Enumerable.Repeat($"Grüsse, {random.Person()}", random.Next(1, 45)));
            using var content = new StringContent(text, Encoding.UTF8, "text/plain");
            var put = await client.SendAsync(HttpMethod.Put, $"/files/{Uri.EscapeDataString(folder)}/{Uri.EscapeDataString(name)}", content);
            if (!put.Succeeded)
                return;
            var link = put["link"]!.ToString();
            for (var n = 0; n < random.Next(1, 6); n++)
                await client.GetAsync(random.Chance(0.06) ? link.Replace("e=1781200000", "e=1700000000", StringComparison.Ordinal) : link);
        });
    };
}
