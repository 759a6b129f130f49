namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>
/// A charge that the provider answers with 503 is sent once more, with nothing by which the provider could tell that it is the same.
/// </summary>
public sealed class ChargeRetriedBlindly : Scenario
{
    public override Expected Expected => Expected.OneOf(["unsafeRetry", "doubleEffect"], "/charges");

    public override Play Faulty => stage => RunAsync(stage, call => call % 11 == 0, (_, _) => { });

    // A provider that falters once is no fault of anybody's, and a key makes the second try safe.
    public override Play Healthy =>
        stage => RunAsync(stage, call => call == 11, (ride, request) => request.Headers.Add("Idempotency-Key", $"ride-{ride.rideId}"));

    private static async Task RunAsync(Stage stage, Func<int, bool> falters, Action<Ride, HttpRequestMessage> identify)
    {
        var calls = 0;
        var provider = stage.Http(await stage.UpstreamAsync("rides", "psp.example", app => app.MapPost("/v1/charges", (Charge charge) =>
            falters(Interlocked.Increment(ref calls))
                ? Results.Json(new { error = "temporarily unavailable" }, statusCode: 503)
                : Results.Json(new { id = $"ch_{charge.amount:0000}{calls}", charge.amount, captured = true }, statusCode: 201))));
        var rides = await stage.ServiceAsync("rides", app => app.MapPost("/rides/{id}/end", async (string id, Ride ride) =>
        {
            if (ride.minutes > 110)
                return Refusal.Field("minutes", "is more than the longest ride");
            for (var attempt = 0; ; attempt++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/charges")
                {
                    Content = JsonContent.Create(new Charge(100 + ride.minutes * 25, ride.card, $"Ride {id}")),
                };
                identify(ride, request);
                using var answer = await provider.SendAsync(request);
                if (answer.IsSuccessStatusCode || attempt == 3)
                    return Results.Json(new { id, paid = answer.IsSuccessStatusCode }, statusCode: answer.IsSuccessStatusCode ? 200 : 502);
                await Task.Delay(25);
            }
        }));
        await stage.CrowdAsync(rides, clients: 3, rounds: 22, async (client, _) =>
        {
            var ride = client.Random.Next(100_000, 999_999);
            await client.PostAsync($"/rides/{ride}/end", new
            {
                rideId = ride,
                minutes = client.Random.Next(2, 114),
                card = $"card_{client.Random.GetHexString(10, lowercase: true)}",
            });
        });
    }

    private sealed record Ride(int rideId, int minutes, string card);

    private sealed record Charge(int amount, string card, string description);
}
