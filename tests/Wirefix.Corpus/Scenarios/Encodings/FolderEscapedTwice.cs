namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A file name is escaped for the path, and the client of the storage escapes it once more.</summary>
public sealed class FolderEscapedTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast"], "%25");

    public override Play Faulty => stage => RunAsync(stage, name => Uri.EscapeDataString(Uri.EscapeDataString(name)));

    public override Play Healthy => stage => RunAsync(stage, Uri.EscapeDataString);

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var storage = stage.Http(await stage.UpstreamAsync("archive", "storage.internal", app => app.MapGet("/bucket/{name}", (string name) =>
            name.Contains('%') || name.StartsWith("old", StringComparison.Ordinal)
                ? Results.NotFound()
                : Results.Bytes(Enumerable.Range(0, 200 + name.Length).Select(n => (byte)(n * 31)).ToArray(), "application/octet-stream"))));
        var archive = await stage.ServiceAsync("archive", app => app.MapGet("/files", async (string name) =>
        {
            using var answer = await storage.GetAsync($"/bucket/{escape(name)}");
            return answer.IsSuccessStatusCode
                ? Results.Bytes(await answer.Content.ReadAsByteArrayAsync(), "application/octet-stream")
                : Results.NotFound();
        }));
        await stage.CrowdAsync(archive, clients: 3, rounds: 24, async (client, _) =>
        {
            var number = client.Random.Next(1_000, 9_999);
            var name = client.Random.Pick($"invoice-{number}.pdf", $"scan{number}.png", $"report_{number}.csv", $"Annual report {number}.pdf", $"old-{number}.txt");
            await client.GetAsync($"/files?name={Uri.EscapeDataString(name)}");
        });
    }
}
