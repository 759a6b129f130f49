using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A backup sends files in pieces and goes on where it stopped, fetches parts of them by range, and asks whether it has the latest; two devices
/// that write one file are told so, and the later one writes a file of another name.
/// </summary>
public sealed class BackupSync : HealthyService
{
    private const int PieceBytes = 1_500;

    public override Play Play => async stage =>
    {
        var files = new ConcurrentDictionary<string, byte[]>();
        var uploads = new ConcurrentDictionary<string, (string Path, byte[] Bytes)>();
        var backup = await stage.ServiceAsync("backup", app =>
        {
            app.MapPost("/uploads", (Wanted wanted) =>
            {
                if (files.ContainsKey(wanted.path) && wanted.overwrite is false)
                    return Refusal.Conflict("The file was written by another device.");
                var id = Guid.NewGuid().ToString("N");
                uploads[id] = (wanted.path, []);
                return Results.Created($"/uploads/{id}", new { upload = id, piece_bytes = PieceBytes });
            });
            app.MapPatch("/uploads/{id}", async (string id, HttpContext context) =>
            {
                using var piece = new MemoryStream();
                await context.Request.Body.CopyToAsync(piece);
                var (path, bytes) = uploads[id];
                uploads[id] = (path, [.. bytes, .. piece.ToArray()]);
                context.Response.Headers["Upload-Offset"] = $"{uploads[id].Bytes.Length}";
                context.Response.StatusCode = 204;
            });
            app.MapPost("/uploads/{id}/commit", (string id) =>
            {
                uploads.TryRemove(id, out var upload);
                files[upload.Path] = upload.Bytes;
                return Results.Json(new { upload.Path, size = upload.Bytes.Length, crc = $"{upload.Bytes.Sum(one => one):x8}" }, statusCode: 201);
            });
            app.MapMethods("/files/{*path}", ["GET", "HEAD"], (string path) => files.TryGetValue(path, out var bytes)
                ? Results.Bytes(bytes, "application/octet-stream", enableRangeProcessing: true, entityTag: new($"\"{bytes.Sum(one => one):x}\""))
                : Results.NotFound());
        });
        await stage.CrowdAsync(backup, clients: 3, rounds: 9, async (client, round) =>
        {
            var folder = client.Random.Pick("photos/2026", "documents", "Büro/Steuern");
            var path = $"{folder}/{client.Random.Pick("a", "b", "c", "d")}{client.Random.Next(1, 9)}.bin";
            var begun = await client.PostAsync("/uploads", new { path, device = $"dev{client.Number}", overwrite = false });
            if (begun.Status == 409)
                begun = await client.PostAsync("/uploads", new
                {
                    path = path = $"{path}.conflict{client.Number}{round}",
                    device = $"dev{client.Number}",
                    overwrite = true,
                });
            var upload = $"/uploads/{begun["upload"]}";
            for (var left = client.Random.Next(400, 4_500); left > 0; left -= PieceBytes)
            {
                var piece = new byte[Math.Min(left, PieceBytes)];
                client.Random.NextBytes(piece);
                using var content = new ByteArrayContent(piece) { Headers = { ContentType = new("application/offset+octet-stream") } };
                await client.SendAsync(HttpMethod.Patch, upload, content);
            }

            await client.PostAsync($"{upload}/commit");
            var file = $"/files/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
            var head = await client.SendAsync(HttpMethod.Head, file, null);
            await client.GetAsync(file, ("Range", client.Random.Pick("bytes=0-99", "bytes=100-", "bytes=-50", "bytes=90000-")));
            if (head.Headers?.ETag is { } tag)
                await client.GetAsync(file, ("If-None-Match", tag.Tag));
        });
    };

    private sealed record Wanted(string path, bool overwrite);
}
