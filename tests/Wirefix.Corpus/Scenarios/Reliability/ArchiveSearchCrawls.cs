namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>A law firm's matters have an index of the open ones alone; whoever asks for closed ones waits for a scan.</summary>
public sealed class ArchiveSearchCrawls : Scenario
{
    public override Expected Expected => Expected.OneOf(["slowEndpoint", "contrast"], "/matters");

    public override Play Faulty => stage => RunAsync(stage, (status, seed) => status == "closed" ? 260 + seed % 240 : 0);

    public override Play Healthy => stage => RunAsync(stage, (_, _) => 0);

    private static async Task RunAsync(Stage stage, Func<string, int, int> scan)
    {
        var database = stage.Http(await stage.UpstreamAsync("portal", "matters.internal", app =>
        {
            app.MapGet("/matters", async (string? status, string partner) =>
            {
                var seed = $"{status}{partner}".StableNumber();
                await Task.Delay(2 + seed % 9 + scan(status ?? "open", seed));
                return Results.Json(new { count = seed % 6, matters = Enumerable.Range(0, seed % 6).Select(n => new { matter_no = $"{partner}/{n + 100}", status = status ?? "open" }) });
            });
            app.MapGet("/partners/{partner}", async (string partner) =>
            {
                await Task.Delay(2 + partner.StableNumber() % 7);
                return partner == "zz" ? Results.NotFound() : Results.Json(new { partner, office = partner.StableNumber() % 2 == 0 ? "Bern" : "Basel" });
            });
        }));
        var portal = await stage.ServiceAsync("portal", app => app.MapGet("/overview/{partner}", async (string partner, string? show) =>
        {
            using var who = await database.GetAsync($"/partners/{partner}");
            if (!who.IsSuccessStatusCode)
                return Results.NotFound();
            var query = show is null ? "" : $"&status={show}";
            var found = await database.GetFromJsonAsync<Found>($"/matters?partner={partner}{query}");
            return Results.Json(new { partner, show = show ?? "open", found!.count });
        }));
        await stage.CrowdAsync(portal, clients: 3, rounds: 20, async (client, _) =>
        {
            var partner = client.Random.Pick("ab", "cd", "kl", "mn", "rs", "zz");
            await client.GetAsync($"/overview/{partner}{client.Random.Pick("", "", "?show=open", "?show=pending", "?show=closed")}");
        });
    }

    private sealed record Found(int count);
}
