namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Files are uploaded as multipart, with names of all kinds, and fetched again; large ones are refused.</summary>
public sealed class Uploads : HealthyService
{
    private const int Largest = 20_000;

    public override Play Play => async stage =>
    {
        var files = await stage.ServiceAsync("files", app =>
        {
            app.MapPost("/files", async (HttpRequest request) =>
            {
                var form = await request.ReadFormAsync();
                var file = form.Files[0];
                return file.Length > Largest
                    ? Results.Problem("The file is too large.", statusCode: 413)
                    : Results.Json(new { id = file.Length * 7, file.FileName, file.Length, folder = form["folder"].ToString() }, statusCode: 201);
            }).DisableAntiforgery();
            app.MapGet("/files/{id:int}", (int id) =>
                id % 10 == 0 ? Results.NotFound() : Results.Bytes(new byte[id % 3_000], "application/pdf", $"file-{id}.pdf"));
            app.MapMethods("/files/{id:int}", ["HEAD"], (int id, HttpResponse response) => response.ContentLength = id % 3_000);
        });
        await stage.CrowdAsync(files, clients: 3, rounds: 12, async (client, _) =>
        {
            var bytes = new byte[client.Random.Chance(0.08) ? Largest + 500 : client.Random.Next(20, 4_000)];
            client.Random.NextBytes(bytes);
            using var form = new MultipartFormDataContent
            {
                { new StringContent(client.Random.Pick("private", "Büro", "tax 2025")), "folder" },
                { new ByteArrayContent(bytes), "file", client.Random.Pick("report.pdf", "résumé.pdf", "my photo.jpg", "日記.txt") },
            };
            await client.SendAsync(HttpMethod.Post, "/files", form);
            var id = client.Random.Next(1_000, 9_999);
            await client.SendAsync(HttpMethod.Head, $"/files/{id}", null);
            await client.GetAsync($"/files/{id}");
        });
    };
}
