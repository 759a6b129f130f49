namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A catalogue in pages with a cursor, whose prices come from an upstream, many at once.</summary>
public sealed class PagedCatalogue : HealthyService
{
    private const int PageSize = 8;

    private const int Articles = 60;

    public override Play Play => async stage =>
    {
        var prices = stage.Http(await stage.UpstreamAsync("catalogue", "prices.internal", app => app.MapPost("/prices/lookup", (Lookup lookup) =>
            Results.Json(lookup.skus.Select(sku => new Price(sku, sku.StableNumber() % 20_000 / 100m))))));
        var catalogue = await stage.ServiceAsync("catalogue", app =>
        {
            app.MapGet("/articles", async (int? cursor) =>
            {
                var first = cursor ?? 0;
                if (first < 0)
                    return Refusal.Field("cursor", "is no cursor of ours");
                var skus = Enumerable.Range(first, Math.Min(PageSize, Articles - first)).Select(n => $"SKU-{1_000 + n}").ToArray();
                using var answer = await prices.PostAsJsonAsync("/prices/lookup", new Lookup(skus));
                var next = first + PageSize < Articles ? first + PageSize : (int?)null;
                return Results.Json(new { items = await answer.Content.ReadFromJsonAsync<Price[]>(), next });
            });
            app.MapGet("/articles/{sku}", (string sku) =>
                sku.StableNumber() % 13 == 0 ? Results.NotFound() : Results.Json(new { sku, weight = sku.StableNumber() % 900 }));
        });
        await stage.CrowdAsync(catalogue, clients: 3, rounds: 5, async (client, _) =>
        {
            for (int? cursor = null; ;)
            {
                var page = await client.GetAsync(cursor is null ? "/articles" : $"/articles?cursor={cursor}");
                cursor = (int?)page["next"];
                if (cursor is null || client.Random.Chance(0.3))
                    break;
            }

            await client.GetAsync($"/articles/{client.Random.Sku()}");
            if (client.Random.Chance(0.1))
                await client.GetAsync("/articles?cursor=-1");
        });
    };

    private sealed record Lookup(string[] skus);

    private sealed record Price(string sku, decimal price);
}
