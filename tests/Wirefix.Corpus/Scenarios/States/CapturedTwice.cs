using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>A captured payment is not captured again, unless the terminal asks, whose path has no such check.</summary>
public sealed class CapturedTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition", "doubleEffect"], "/capture");

    public override Play Faulty => stage => RunAsync(stage, (state, channel) => channel == "terminal" || state == "authorised");

    public override Play Healthy => stage => RunAsync(stage, (state, _) => state == "authorised");

    private static async Task RunAsync(Stage stage, Func<string, string, bool> mayCapture)
    {
        var states = new ConcurrentDictionary<string, string>();
        var payments = await stage.ServiceAsync("payments", app =>
        {
            app.MapPost("/v1/payments", (Payment payment) => payment.amount > 190
                ? Results.Json(new { error = "declined" }, statusCode: 402)
                : Results.Json(new { payment.payment_id, state = states[payment.payment_id] = "authorised" }, statusCode: 201));
            app.MapPost("/v1/payments/{id}/capture", (string id, Capture capture) =>
            {
                if (!states.TryGetValue(id, out var state))
                    return Results.NotFound();
                return mayCapture(state, capture.channel)
                    ? Results.Json(new { payment_id = id, state = states[id] = "captured", capture.amount })
                    : Refusal.Conflict($"The payment is {state}.");
            });
            app.MapGet("/v1/payments/{id}", (string id) =>
                states.TryGetValue(id, out var state) ? Results.Json(new { payment_id = id, state }) : Results.NotFound());
        });
        await stage.CrowdAsync(payments, clients: 3, rounds: 22, async (client, _) =>
        {
            var id = $"pay_{client.Random.GetHexString(16, lowercase: true)}";
            var amount = client.Random.Amount();
            await client.PostAsync("/v1/payments", new { payment_id = id, amount, currency = "EUR" });
            await client.PostAsync($"/v1/payments/{id}/capture", new { amount, channel = "web" });
            await client.GetAsync($"/v1/payments/{id}");
            if (client.Random.Chance(0.3))
                await client.PostAsync($"/v1/payments/{id}/capture", new { amount, channel = client.Random.Pick("web", "web", "terminal") });
        });
    }

    private sealed record Payment(string payment_id, decimal amount, string currency);

    private sealed record Capture(decimal amount, string channel);
}
