namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>An invoice run looks each customer up one after another by a query parameter, once for every invoice of the month.</summary>
public sealed class InvoiceLinesNPlusOne : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/customers");

    public override Play Faulty => stage => RunAsync(stage, async (crm, ids) =>
    {
        foreach (var id in ids)
            (await crm.GetAsync($"/api/customers?id={id}")).Dispose();
    });

    public override Play Healthy => stage => RunAsync(stage, async (crm, ids) =>
    {
        using var answer = await crm.PostAsJsonAsync("/api/customers/search", new { ids });
        answer.EnsureSuccessStatusCode();
    });

    private static async Task RunAsync(Stage stage, Func<HttpClient, int[], Task> load)
    {
        var crm = stage.Http(await stage.UpstreamAsync("billing", "crm.internal", app =>
        {
            app.MapGet("/api/customers", (int id) => Results.Json(new { customer_id = id, display_name = $"Customer {id}", vat_rate = 0.081 }));
            app.MapPost("/api/customers/search", (Search search) =>
                Results.Json(search.ids.Select(id => new { customer_id = id, display_name = $"Customer {id}" })));
        }));
        var billing = await stage.ServiceAsync("billing", app =>
        {
            app.MapPost("/invoice-runs", async (Run run) =>
            {
                if (run.month is < 1 or > 12)
                    return Refusal.Field("month", "must be from 1 to 12");
                await load(crm, [.. Enumerable.Range(0, run.size).Select(n => 10_000 + run.month * 100 + n)]);
                return Results.Accepted(value: new { run_id = run.month * 7, invoices = run.size });
            });
            app.MapGet("/invoice-runs/{id:int}", (int id) => id % 7 == 0 ? Results.Json(new { run_id = id, state = "done" }) : Results.NotFound());
        });
        var client = stage.Client(billing);
        for (var round = 0; round < 10; round++)
        {
            await client.PostAsync("/invoice-runs", new { month = client.Random.Next(1, 14), size = client.Random.Next(6, 18) });
            await client.GetAsync($"/invoice-runs/{client.Random.Next(1, 12) * 7}");
        }
    }

    private sealed record Search(int[] ids);

    private sealed record Run(int month, int size);
}
