namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A gateway passes an upload's bytes on under a boundary of its own, which does not stand in them.</summary>
public sealed class UploadLosesItsBoundary : Scenario
{
    public override Expected Expected => Expected.Of("framing", "boundary");

    public override Play Faulty => stage => RunAsync(stage, _ => $"multipart/form-data; boundary=gateway-{Guid.NewGuid():N}");

    public override Play Healthy => stage => RunAsync(stage, contentType => contentType);

    private static async Task RunAsync(Stage stage, Func<string, string> typeOf)
    {
        var photos = stage.Http(await stage.UpstreamAsync("gateway", "photos.internal", app => app.MapPost("/photos", async (HttpRequest request) =>
        {
            try
            {
                var form = await request.ReadFormAsync();
                return form.Files.Count == 0
                    ? Results.BadRequest(new { error = "no file" })
                    : Results.Json(new
                    {
                        photo = form.Files[0].Length % 10_000,
                        name = form.Files[0].FileName,
                        caption = form["caption"].ToString(),
                    }, statusCode: 201);
            }
            catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
            {
                return Results.BadRequest(new { error = "unexpected end of stream" });
            }
        }).DisableAntiforgery()));
        var gateway = await stage.ServiceAsync("gateway", app => app.MapPost("/upload", async (HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            using var content = new ByteArrayContent(body.ToArray());
            content.Headers.TryAddWithoutValidation("Content-Type", typeOf(request.ContentType!));
            using var answer = await photos.PostAsync("/photos", content);
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
        }));
        await stage.CrowdAsync(gateway, clients: 2, rounds: 14, async (client, _) =>
        {
            var picture = new byte[client.Random.Next(500, 6_000)];
            client.Random.NextBytes(picture);
            using var form = new MultipartFormDataContent($"----form{client.Random.GetHexString(16)}")
            {
                { new StringContent(client.Random.Good()), "caption" },
                { new ByteArrayContent(picture) { Headers = { ContentType = new("image/jpeg") } }, "file", $"IMG_{client.Random.Next(1_000, 9_999)}.jpg" },
            };
            await client.SendAsync(HttpMethod.Post, "/upload", form);
        });
    }
}
