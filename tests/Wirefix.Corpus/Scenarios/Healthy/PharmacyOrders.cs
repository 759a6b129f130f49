using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A pharmacy orders from a wholesaler: expired tokens are renewed, a limit is waited for, a repeated order keeps its key, and what is short is put on the backlog.</summary>
public sealed class PharmacyOrders : HealthyService
{
    private const int CallsOfToken = 14;

    private const int CallsToLimit = 31;

    public override Play Play => async stage =>
    {
        var calls = 0;
        var left = 0;
        var token = "none";
        var freeAt = DateTime.MinValue;
        var orders = new ConcurrentDictionary<string, object>();
        var wholesaler = stage.Http(await stage.UpstreamAsync("pharmacy", "api.wholesale.example", app =>
        {
            app.MapPost("/oauth/token", async (HttpRequest request) =>
            {
                var form = await request.ReadFormAsync();
                left = CallsOfToken;
                return Results.Json(new { access_token = token = $"wt{Random.Shared.GetHexString(20, lowercase: true)}", token_type = "Bearer", expires_in = 3, scope = form["scope"].ToString() });
            }).DisableAntiforgery();
            app.MapPost("/orders", (Order order, HttpContext context) =>
            {
                if (context.Request.Headers.Authorization != $"Bearer {token}" || left-- <= 0)
                    return Refusal.Unauthorized(context);
                if (++calls == CallsToLimit)
                    freeAt = DateTime.UtcNow.AddSeconds(1);
                if (DateTime.UtcNow < freeAt)
                {
                    context.Response.Headers.RetryAfter = "1";
                    return Results.Json(new { error = "rate_limited" }, statusCode: 429);
                }

                return Results.Json(orders.GetOrAdd(context.Request.Headers["Idempotency-Key"]!, key => new
                {
                    OrderNo = $"W{key.StableNumber():00000000}",
                    order.Pzn,
                    Delivered = order.Pzn.StableNumber() % 6 == 0 ? 0 : order.Packs,
                    Backlog = order.Pzn.StableNumber() % 6 == 0 ? order.Packs : 0,
                    BackAt = order.Pzn.StableNumber() % 6 == 0 ? "2026-05-11" : null,
                }), statusCode: 201);
            });
        }));
        var pharmacy = await stage.ServiceAsync("pharmacy", app => app.MapPost("/stock/orders", async (Order order) =>
        {
            if (order.Packs is < 1 or > 50)
                return Refusal.Field("Packs", "must be from 1 to 50");
            var key = Guid.NewGuid().ToString();
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order), Headers = { { "Idempotency-Key", key } } };
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var answer = await wholesaler.SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(80));
                else if (answer.StatusCode == HttpStatusCode.Unauthorized)
                    await RenewAsync(wholesaler);
                else
                    return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
            }
        }));
        var client = stage.Client(pharmacy);
        for (var round = 0; round < 60; round++)
            await client.PostAsync("/stock/orders", new { Pzn = $"{client.Random.Next(10_000_000, 10_000_060)}", Packs = client.Random.Chance(0.05) ? 0 : client.Random.Next(1, 20), Urgent = client.Random.Chance(0.2) });
    };

    private static async Task RenewAsync(HttpClient wholesaler)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "pharmacy-17", ["scope"] = "orders stock" });
        using var answer = await wholesaler.PostAsync("/oauth/token", form);
        answer.EnsureSuccessStatusCode();
    }

    private sealed record Order(string Pzn, int Packs, bool Urgent);
}
