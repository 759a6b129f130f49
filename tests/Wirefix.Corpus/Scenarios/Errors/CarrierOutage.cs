namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>A carrier's gateway is down for a while, and the shipping service turns each of its answers into an error of its own.</summary>
public sealed class CarrierOutage : Scenario
{
    public override Expected Expected => Expected.Of("propagation", "502", "500");

    public override Play Faulty => stage => RunAsync(stage, call => call is > 35 and <= 60);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> isDown)
    {
        var calls = 0;
        var carrier = stage.Http(await stage.UpstreamAsync("shipping", "api.carrier.example", app => app.MapPost("/v2/labels", (Parcel parcel) =>
            isDown(Interlocked.Increment(ref calls))
                ? Results.Text("<html><body>Bad Gateway</body></html>", "text/html", statusCode: 502)
                : Results.Json(new { tracking = $"TR{parcel.weight * 7919:00000000}", parcel.service }, statusCode: 201))));
        var shipping = await stage.ServiceAsync("shipping", app =>
        {
            app.MapPost("/shipments", async (Shipment shipment) =>
            {
                if (shipment.weight <= 0)
                    return Results.ValidationProblem(new Dictionary<string, string[]> { ["weight"] = ["must be positive"] }, statusCode: 422);
                using var answer = await carrier.PostAsJsonAsync("/v2/labels", new Parcel(shipment.weight, shipment.express ? "air" : "road"));
                answer.EnsureSuccessStatusCode();
                var label = await answer.Content.ReadFromJsonAsync<Label>();
                return Results.Created($"/shipments/{label!.tracking}", new { shipment.orderId, label.tracking });
            });
            app.MapGet("/shipments/{id}", (string id) =>
                id.StartsWith("TR", StringComparison.Ordinal) ? Results.Json(new { id, state = "accepted" }) : Results.NotFound());
        });
        await stage.CrowdAsync(shipping, clients: 4, rounds: 24, async (client, round) =>
        {
            var random = client.Random;
            var made = await client.PostAsync("/shipments", new
            {
                orderId = random.Next(10_000, 99_999),
                recipient = random.Person(),
                weight = random.Chance(0.05) ? 0 : random.Next(1, 900),
                express = random.Chance(0.3),
            });
            if (round % 3 == 0)
                await client.GetAsync(made.Succeeded ? $"/shipments/{made["tracking"]}" : $"/shipments/{random.Next(100_000)}");
        });
    }

    private sealed record Parcel(int weight, string service);

    private sealed record Label(string tracking);

    private sealed record Shipment(int orderId, string recipient, int weight, bool express);
}
