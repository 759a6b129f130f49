using System.Text.Json.Serialization;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Three services in a row pass an order on, its ids, amounts and headers as they came; the last may decline.</summary>
public sealed class Marketplace : HealthyService
{
    public override Play Play => async stage =>
    {
        var ledger = stage.Http(await stage.UpstreamAsync("settlement", "ledger.bank.example", app => app.MapPost("/entries", (Settlement entry) =>
            entry.amount > 175
                ? Results.Json(new { code = "LIMIT" }, statusCode: 409)
                : Results.Json(new { entry_id = entry.order_id.ToByteArray()[0] * 31, entry.order_id }, statusCode: 201))));
        var settlement = await stage.ServiceAsync("settlement", app =>
            app.MapPost("/settlements", (Settlement entry, HttpRequest request) => PassAsync(ledger, "/entries", entry, request)));
        var toSettlement = stage.Http(stage.Outbound("market", "settlement.internal", settlement));
        var market = await stage.ServiceAsync("market", app =>
        {
            app.MapPost("/purchases", (Purchase purchase, HttpRequest request) =>
                PassAsync(toSettlement, "/settlements", purchase.Settlement, request));
            app.MapGet("/sellers/{id}", (int id) => id % 9 == 0 ? Results.NotFound() : Results.Json(new { id, rating = id % 5 + 1 }));
        });
        await stage.CrowdAsync(market, clients: 3, rounds: 14, async (client, _) =>
        {
            await client.GetAsync($"/sellers/{client.Random.Next(100, 999)}");
            await client.PostAsync(
                "/purchases",
                new Purchase(
                    client.Random.Uuid(),
                    client.Random.Amount(),
                    client.Random.Pick("CHF", "EUR"),
                    client.Random.Next(100, 999),
                    client.Random.Chance(0.3) ? client.Random.Good() : null),
                ("X-Correlation-Id", client.Random.Uuid().ToString()));
        });
    };

    private static async Task<IResult> PassAsync(HttpClient next, string path, Settlement entry, HttpRequest from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(entry) };
        request.Headers.Add("X-Correlation-Id", from.Headers["X-Correlation-Id"].ToString());
        using var answer = await next.SendAsync(request);
        return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
    }

    private sealed record Purchase(Guid order_id, decimal amount, string currency, int seller, string? message)
    {
        [JsonIgnore]
        public Settlement Settlement => new(order_id, amount, currency, seller);
    }

    private sealed record Settlement(Guid order_id, decimal amount, string currency, int seller);
}
