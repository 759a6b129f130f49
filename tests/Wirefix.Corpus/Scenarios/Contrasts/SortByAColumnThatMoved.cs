namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>Ratings moved to a table of their own, and a list that is to be sorted by them asks for a column that is no longer there.</summary>
public sealed class SortByAColumnThatMoved : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "sort", "rating");

    public override Play Faulty => stage => RunAsync(stage, ["price", "distance", "name"]);

    public override Play Healthy => stage => RunAsync(stage, ["price", "distance", "name", "rating"]);

    private static async Task RunAsync(Stage stage, string[] columns)
    {
        var hotels = await stage.ServiceAsync("hotels", app =>
        {
            app.MapGet("/hotels", (string city, string? sort, int page) =>
            {
                if (page > 20)
                    return Refusal.Field("page", "there are not so many");
                if (!columns.Contains(sort ?? "price"))
                    throw new InvalidOperationException($"no such column: {sort}");
                return Results.Json(new
                {
                    city,
                    page,
                    hotels = Enumerable.Range(page * 5, 5).Select(n => new { id = n, name = $"Hotel {city} {n}", price = 80 + (city.Length * n % 90), stars = n % 3 + 2 }),
                });
            });
            app.MapGet("/hotels/{id}", (int id) => id % 17 == 0 ? Results.NotFound() : Results.Json(new { id, rooms = id % 80 + 10, breakfast = id % 2 == 0 }));
        });
        await stage.CrowdAsync(hotels, clients: 4, rounds: 16, async (client, _) =>
        {
            var random = client.Random;
            var sort = random.Pick("", "", "&sort=price", "&sort=distance", "&sort=rating", "&sort=name");
            var filter = random.Chance(0.3) ? $"&stars={random.Next(2, 5)}" : "";
            await client.GetAsync($"/hotels?city={random.Pick("Lugano", "Arosa", "Basel", "Sion")}{filter}{sort}&page={(random.Chance(0.04) ? 99 : random.Next(0, 6))}");
            if (random.Chance(0.5))
                await client.GetAsync($"/hotels/{random.Next(1, 200)}");
        });
    }
}
