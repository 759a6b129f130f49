namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>While a supplier's list is imported, the whole catalogue is locked, and every article asked for waits until the import is done.</summary>
public sealed class ImportHoldsTheCatalogue : Scenario
{
    public override Expected Expected => Expected.OneOf(["slowdownUnderLoad", "slowEndpoint", "contrast"], "/articles");

    public override Play Faulty => stage =>
    {
        var catalogue = new SemaphoreSlim(1);
        return RunAsync(stage, work => InTurnAsync(catalogue, work));
    };

    public override Play Healthy => stage => RunAsync(stage, work => work());

    private static async Task RunAsync(Stage stage, Func<Func<Task>, Task> use)
    {
        var catalogue = await stage.ServiceAsync("catalogue", app =>
        {
            app.MapGet("/articles/{id:int}", async (int id) =>
            {
                var found = id % 23 != 0;
                await use(() => Task.CompletedTask);
                return found
                    ? Results.Json(new { id, title = new Random(id).Good(), ean = $"76{id:00000}{id % 97:00000}", stock = id % 40 })
                    : Results.NotFound();
            });
            app.MapPost("/suppliers/{supplier}/lists", async (string supplier, Row[] rows) =>
            {
                await use(() => Task.Delay(2 * rows.Length));
                return Results.Json(new { supplier, imported = rows.Length }, statusCode: 201);
            });
        });
        await stage.CrowdAsync(catalogue, clients: 5, rounds: 22, async (client, round) =>
        {
            if (client.Number == 4 && round % 4 == 1)
            {
                await client.PostAsync($"/suppliers/S{client.Random.Next(10, 99)}/lists", Enumerable.Range(0, client.Random.Next(30, 90))
                    .Select(_ => new Row($"{client.Random.Next(100_000, 999_999)}", client.Random.Good(), client.Random.Amount())));
            }
            else
            {
                await client.GetAsync($"/articles/{client.Random.Next(1_000, 9_999)}");
            }
        });
    }

    private static async Task InTurnAsync(SemaphoreSlim turn, Func<Task> work)
    {
        await turn.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private sealed record Row(string supplier_no, string title, decimal price);
}
