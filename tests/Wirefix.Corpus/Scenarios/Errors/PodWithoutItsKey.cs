namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>One of three replicas was started without the key that it signs offers with; every third offer fails, whatever it is for.</summary>
public sealed class PodWithoutItsKey : Scenario
{
    public override Expected Expected => Expected.OneOf(["errorCluster", "propagation", "contrast"], "/offers");

    public override Play Faulty => stage => RunAsync(stage, pod => pod != 2);

    public override Play Healthy => stage => RunAsync(stage, _ => true);

    private static async Task RunAsync(Stage stage, Func<int, bool> hasKey)
    {
        var calls = 0;
        var rating = stage.Http(await stage.UpstreamAsync("broker", "rating.insurer.internal", app =>
            app.MapPost("/offers", (Vehicle vehicle, HttpContext context) =>
        {
            var pod = Interlocked.Increment(ref calls) % 3;
            context.Response.Headers["X-Pod"] = $"rating-7c9d5f-{pod}";
            if (!hasKey(pod))
                return Results.Json(new { error = "signing key is not configured" }, statusCode: 500);
            var premium = 380 + vehicle.kw * 3 + (2026 - vehicle.first_year) * 4;
            return Results.Json(new
            {
                offer_no = $"O{vehicle.plate.StableNumber() % 900_000 + 100_000}",
                premium,
                signature = $"{vehicle.plate.StableNumber():x8}",
            });
        })));
        var broker = await stage.ServiceAsync("broker", app =>
        {
            app.MapPost("/vehicles/{plate}/offers", async (string plate, Wish wish) =>
            {
                if (wish.kw is < 5 or > 900)
                    return Refusal.Field("kw", "is between 5 and 900");
                using var answer = await rating.PostAsJsonAsync("/offers", new Vehicle(plate, wish.kw, wish.first_year, wish.cover));
                return answer.IsSuccessStatusCode
                    ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json")
                    : Results.Problem("The insurer gave no offer.", statusCode: 502);
            });
            app.MapGet("/covers", () => Results.Json(new[] { "liability", "partial", "full" }));
        });
        await stage.CrowdAsync(broker, clients: 3, rounds: 20, async (client, round) =>
        {
            if (round % 4 == 0)
                await client.GetAsync("/covers");
            await client.PostAsync($"/vehicles/ZH{client.Random.Next(10_000, 990_000)}/offers", new
            {
                kw = client.Random.Chance(0.05) ? 2 : client.Random.Next(40, 300),
                first_year = client.Random.Next(2001, 2026),
                cover = client.Random.Pick("liability", "partial", "full"),
            });
        });
    }

    private sealed record Wish(int kw, int first_year, string cover);

    private sealed record Vehicle(string plate, int kw, int first_year, string cover);
}
