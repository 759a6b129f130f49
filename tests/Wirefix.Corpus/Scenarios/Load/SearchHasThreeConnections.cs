namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>The search for flats has a pool of three connections, which a Saturday morning's visitors queue for.</summary>
public sealed class SearchHasThreeConnections : Scenario
{
    public override Expected Expected => Expected.Of("slowdownUnderLoad", "/flats");

    public override Play Faulty => stage => RunAsync(stage, 3);

    public override Play Healthy => stage => RunAsync(stage, 100);

    private static async Task RunAsync(Stage stage, int poolSize)
    {
        using var pool = new SemaphoreSlim(poolSize);
        var flats = await stage.ServiceAsync("flats", app =>
        {
            app.MapGet("/flats", async (string town, int rooms) =>
            {
                if (rooms > 9)
                    return Refusal.Field("rooms", "at most 9");
                await pool.WaitAsync();
                try
                {
                    await Task.Delay(14 + rooms * 3);
                    return Results.Json(Enumerable.Range(0, 6 - Math.Min(rooms, 6)).Select(n => new { id = $"{town[..2]}{rooms}{n}", town, rooms, rent = rooms * 420 + n * 35 }));
                }
                finally
                {
                    pool.Release();
                }
            });
            app.MapGet("/flats/{id}", (string id) => Results.Json(new { id, square_metres = id.StableNumber() % 90 + 30, floor = id.StableNumber() % 6, lift = id.Length % 2 == 0 }));
            app.MapPost("/enquiries", (Enquiry enquiry) => enquiry.phone is null ? Refusal.Field("phone", "is missing") : Results.Accepted());
        });
        await stage.CrowdAsync(flats, clients: 2, rounds: 8, LookAsync);
        await stage.CrowdAsync(flats, clients: 7, rounds: 5, LookAsync);
        await stage.CrowdAsync(flats, clients: 14, rounds: 4, LookAsync);
        await stage.CrowdAsync(flats, clients: 3, rounds: 6, LookAsync);
    }

    private static async Task LookAsync(Client client, int round)
    {
        var rooms = client.Random.Chance(0.03) ? 12 : client.Random.Next(1, 6);
        await client.GetAsync($"/flats?town={client.Random.Pick("Bern", "Biel", "Thun", "Burgdorf")}&rooms={rooms}");
        if (client.Random.Chance(0.4))
            await client.GetAsync($"/flats/Be{rooms}{client.Random.Next(6)}");
        if (client.Random.Chance(0.1))
            await client.PostAsync("/enquiries", new { flat = $"Be{rooms}0", name = client.Random.Person(), phone = client.Random.Chance(0.8) ? "031 555 12 12" : null });
    }

    private sealed record Enquiry(string flat, string? phone);
}
