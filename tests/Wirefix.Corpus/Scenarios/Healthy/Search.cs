namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A search takes blanks, accents, plus and percent signs, and sends them on to its index as they were meant.</summary>
public sealed class Search : HealthyService
{
    public override Play Play => async stage =>
    {
        var index = stage.Http(await stage.UpstreamAsync("search", "index.internal", app => app.MapGet("/_search", (string q, int size) =>
            Results.Json(new
            {
                took = q.Length,
                hits = Enumerable.Range(0, Math.Min(size, q.StableNumber() % 4))
                    .Select(n => new { id = q.StableNumber() % 5_000 + n, score = 1.0 / (n + 1), title = q }),
            }))));
        var search = await stage.ServiceAsync("search", app =>
        {
            app.MapGet("/search", async (string? q, int? page) => string.IsNullOrEmpty(q)
                ? Refusal.Field("q", "is required")
                : Results.Text(await index.GetStringAsync($"/_search?q={Uri.EscapeDataString(q)}&size={10 + (page ?? 0)}"), "application/json"));
            app.MapGet("/suggest/{prefix}", (string prefix) => Results.Json(new[] { prefix + "er", prefix + "ing" }));
        });
        await stage.CrowdAsync(search, clients: 3, rounds: 16, async (client, _) =>
        {
            var words = client.Random.Pick("lamp", "red chair", "Zürich Hotel", "C++ book", "100% wool", "rock & roll", "a/b test", "naïve café", "日本語", "");
            await client.GetAsync($"/search?q={Uri.EscapeDataString(words)}&page={client.Random.Next(4)}");
            if (client.Random.Chance(0.4))
                await client.GetAsync($"/suggest/{Uri.EscapeDataString(client.Random.Pick("la", "ch", "zü", "re d"))}");
        });
    };
}
