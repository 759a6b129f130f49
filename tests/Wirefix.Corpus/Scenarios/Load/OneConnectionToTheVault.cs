namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A bank's statement service is allowed one connection to the vault of documents; the calls queue for it before they go out.</summary>
public sealed class OneConnectionToTheVault : Scenario
{
    public override Expected Expected => Expected.Of("slowdownUnderLoad", "/statements");

    public override Play Faulty => stage => RunAsync(stage, connections: 1);

    public override Play Healthy => stage => RunAsync(stage, connections: 100);

    private static async Task RunAsync(Stage stage, int connections)
    {
        var address = await stage.UpstreamAsync("statements", "vault.bank.internal", app => app.MapGet("/documents/{key}", async (string key) =>
        {
            await Task.Delay(10);
            return Results.Json(new { key, pages = key.StableNumber() % 12 + 1, sha = $"{key.StableNumber():x8}" });
        }));
        using var vault = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = address };
        var statements = await stage.ServiceAsync("statements", app =>
        {
            app.MapGet("/statements/{account}/{month}", async (string account, int month) => month > 12
                ? Results.NotFound()
                : Results.Text(await vault.GetStringAsync($"/documents/{account}-{month}"), "application/json"));
            app.MapGet("/accounts", () => Results.Json(new[] { "current", "savings" }));
        });
        // The end of the month: from one reader to twelve, and back.
        foreach (var readers in new[] { 1, 4, 12, 6, 1 })
        {
            await stage.CrowdAsync(statements, readers, rounds: 5, async (client, _) =>
            {
                await client.GetAsync("/accounts");
                await client.GetAsync($"/statements/{client.Random.Next(300_000, 399_999)}/{client.Random.Next(1, 14)}");
            });
        }
    }
}
