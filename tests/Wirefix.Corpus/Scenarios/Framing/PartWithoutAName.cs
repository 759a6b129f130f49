using System.Text;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A claims desk passes documents on by a form whose parts say what they hold but not what they are called, so that nobody finds them in it.</summary>
public sealed class PartWithoutAName : Scenario
{
    public override Expected Expected => Expected.Of("framing", "/attachments");

    public override Play Faulty => stage => RunAsync(stage, (file, fileName) => new MultipartContent("form-data") { file });

    public override Play Healthy => stage => RunAsync(stage, (file, fileName) => new MultipartFormDataContent { { file, "document", fileName } });

    private static async Task RunAsync(Stage stage, Func<HttpContent, string, MultipartContent> formOf)
    {
        var store = stage.Http(await stage.UpstreamAsync("claims", "documents.insurer.internal", app =>
            app.MapPost("/claims/{claim}/attachments", async (string claim, HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return form.Files["document"] is { } document
                ? Results.Json(new { claim, bytes = document.Length, kind = document.ContentType }, statusCode: 201)
                : Results.Json(new { error = "document is required" }, statusCode: 400);
        }).DisableAntiforgery()));
        var claims = await stage.ServiceAsync("claims", app =>
        {
            app.MapPost("/claims/{claim}/photos", async (string claim, HttpRequest request) =>
            {
                using var form = new MultipartFormDataContent { { await FileOf(request, "image/jpeg"), "document", $"{claim}.jpg" } };
                return await PassOnAsync(store, claim, form);
            });
            app.MapPost("/claims/{claim}/reports", async (string claim, HttpRequest request) =>
            {
                using var form = formOf(await FileOf(request, "application/pdf"), $"{claim}.pdf");
                return await PassOnAsync(store, claim, form);
            });
            app.MapGet("/claims/{claim}", (string claim) => Results.Json(new { claim, state = claim.StableNumber() % 2 == 0 ? "open" : "assessed" }));
        });
        await stage.CrowdAsync(claims, clients: 3, rounds: 14, async (client, round) =>
        {
            var claim = $"C{client.Random.Next(100_000, 999_999)}";
            await client.GetAsync($"/claims/{claim}");
            if (client.Random.Chance(0.6))
                await SendAsync(client, $"/claims/{claim}/photos", "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0]);
            else
                await SendAsync(client, $"/claims/{claim}/reports", "application/pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n"));
        });
    }

    private static async Task<HttpContent> FileOf(HttpRequest request, string type)
    {
        var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes);
        return new ByteArrayContent(bytes.ToArray()) { Headers = { ContentType = new(type) } };
    }

    private static async Task<IResult> PassOnAsync(HttpClient store, string claim, HttpContent form)
    {
        using var answer = await store.PostAsync($"/claims/{claim}/attachments", form);
        return answer.IsSuccessStatusCode
            ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201)
            : Results.Problem("The document was not taken.", statusCode: 502);
    }

    private static async Task SendAsync(Client client, string path, string type, byte[] head)
    {
        var rest = new byte[client.Random.Next(400, 3_000)];
        client.Random.NextBytes(rest);
        using var content = new ByteArrayContent([.. head, .. rest]) { Headers = { ContentType = new(type) } };
        await client.SendAsync(HttpMethod.Post, path, content);
    }
}
