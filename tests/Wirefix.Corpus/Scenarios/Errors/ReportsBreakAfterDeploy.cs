namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>From some moment on one endpoint fails on every call, by itself; the others go on.</summary>
public sealed class ReportsBreakAfterDeploy : Scenario
{
    private const int FirstOfNewVersion = 30;

    public override Expected Expected => Expected.Of("errorCluster", "500", "/reports");

    public override Play Faulty => stage => RunAsync(stage, new Dictionary<string, string> { ["company"] = "Alpenrad AG" });

    public override Play Healthy =>
        stage => RunAsync(stage, new Dictionary<string, string> { ["company"] = "Alpenrad AG", ["footer"] = "confidential" });

    private static async Task RunAsync(Stage stage, Dictionary<string, string> settings)
    {
        var made = 0;
        var accounting = await stage.ServiceAsync("accounting", app =>
        {
            app.MapGet("/accounts/{id:int}", (int id) =>
                id > 4_900 ? Results.NotFound() : Results.Json(new { id, name = $"account {id}", balance = id * 3.5m }));
            app.MapPost("/reports", (ReportOrder order) =>
            {
                var number = Interlocked.Increment(ref made);
                // The new version prints a footer, which the settings of production may lack.
                var footer = number < FirstOfNewVersion ? "" : settings["footer"];
                return Results.Json(new { number, title = $"{settings["company"]} {order.period}", footer, pages = order.accounts.Length * 2 });
            });
        });
        await stage.CrowdAsync(accounting, clients: 3, rounds: 25, async (client, _) =>
        {
            await client.GetAsync($"/accounts/{client.Random.Next(1_000, 5_000)}");
            await client.PostAsync("/reports", new
            {
                period = $"2026-Q{client.Random.Next(1, 5)}",
                accounts = new[] { client.Random.Next(1_000, 5_000), client.Random.Next(1_000, 5_000) },
            });
        });
    }

    private sealed record ReportOrder(string period, int[] accounts);
}
