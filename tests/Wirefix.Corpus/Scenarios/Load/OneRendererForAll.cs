namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A badge renderer takes one badge at a time behind a lock, so that each call waits for all that came before it.</summary>
public sealed class OneRendererForAll : Scenario
{
    public override Expected Expected => Expected.Of("slowdownUnderLoad", "/badges");

    public override Play Faulty => stage => RunAsync(stage, new SemaphoreSlim(1));

    public override Play Healthy => stage => RunAsync(stage, new SemaphoreSlim(64));

    private static async Task RunAsync(Stage stage, SemaphoreSlim renderers)
    {
        var badges = await stage.ServiceAsync("badges", app =>
        {
            app.MapGet("/events", () => Results.Json(new[] { new { id = 1, title = "Spring fair" }, new { id = 2, title = "Autumn fair" } }));
            app.MapPost("/badges", async (Badge badge) =>
            {
                await renderers.WaitAsync();
                try
                {
                    await Task.Delay(12);
                    return Results.Json(new { badge.guest, file = $"{badge.guest.StableNumber():x8}.png" }, statusCode: 201);
                }
                finally
                {
                    renderers.Release();
                }
            });
        });
        // The doors open: from one desk to ten, and back.
        foreach (var desks in new[] { 1, 3, 10, 6, 1 })
        {
            await stage.CrowdAsync(badges, desks, rounds: 6, async (client, _) =>
            {
                await client.GetAsync("/events");
                await client.PostAsync("/badges", new { guest = client.Random.Person(), eventId = client.Random.Next(1, 3) });
            });
        }
    }

    private sealed record Badge(string guest, int eventId);
}
