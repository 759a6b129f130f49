using System.Net;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A tag goes into a path in the way of a form, so that its blanks are plus signs, which a path does not know.</summary>
public sealed class PlusInThePath : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast"], "+");

    public override Play Faulty => stage => RunAsync(stage, WebUtility.UrlEncode);

    public override Play Healthy => stage => RunAsync(stage, Uri.EscapeDataString);

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var photos = stage.Http(await stage.UpstreamAsync("gallery", "photos.internal", app => app.MapGet("/tags/{tag}/photos", (string tag) =>
            tag.Contains('+') || tag == "none"
                ? Results.NotFound(new { error = "unknown tag" })
                : Results.Json(new { tag, count = tag.StableNumber() % 300 }))));
        var gallery = await stage.ServiceAsync("gallery", app => app.MapGet("/photos", async (string tag) =>
        {
            using var answer = await photos.GetAsync($"/tags/{escape(tag)}/photos");
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
        }));
        await stage.CrowdAsync(gallery, clients: 3, rounds: 24, async (client, _) =>
        {
            var tag = client.Random.Pick("sunset", "mountains", "dogs", "harbour", "red panda", "night sky", "old town", "none");
            await client.GetAsync($"/photos?tag={Uri.EscapeDataString(tag)}");
        });
    }
}
