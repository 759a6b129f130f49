using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>A suspended subscription takes no add-ons; the yearly plan came later, and there nobody looks at the state.</summary>
public sealed class AddonWhileSuspended : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition"], "suspended");

    public override Play Faulty => stage => RunAsync(stage, (plan, state) => plan == "yearly" || state == "active");

    public override Play Healthy => stage => RunAsync(stage, (_, state) => state == "active");

    private static async Task RunAsync(Stage stage, Func<string, string, bool> takesAddons)
    {
        var subscriptions = new ConcurrentDictionary<string, Subscription>();
        var billing = await stage.ServiceAsync("billing", app =>
        {
            app.MapPost("/subscriptions", (NewSubscription order) =>
                Results.Json(subscriptions[order.id] = new Subscription(order.id, order.plan, "active", 0), statusCode: 201));
            app.MapPost("/subscriptions/{id}/suspend", (string id) =>
                Results.Json(subscriptions[id] = subscriptions[id] with { state = "suspended" }));
            app.MapPost("/subscriptions/{id}/resume", (string id) => Results.Json(subscriptions[id] = subscriptions[id] with { state = "active" }));
            app.MapGet("/subscriptions/{id}", (string id) =>
                subscriptions.TryGetValue(id, out var subscription) ? Results.Json(subscription) : Results.NotFound());
            app.MapPost("/subscriptions/{id}/addons", (string id, Addon addon) =>
            {
                var subscription = subscriptions[id];
                return takesAddons(subscription.plan, subscription.state)
                    ? Results.Json(subscriptions[id] = subscription with { addons = subscription.addons + 1 }, statusCode: 201)
                    : Refusal.Conflict($"The subscription is {subscription.state}; {addon.name} cannot be added.");
            });
        });
        await stage.CrowdAsync(billing, clients: 3, rounds: 16, async (client, round) =>
        {
            var random = client.Random;
            var id = $"sub_{random.GetHexString(12, lowercase: true)}";
            await client.PostAsync("/subscriptions", new { id, plan = random.Pick("monthly", "monthly", "yearly"), customer = random.Person() });
            await client.PostAsync($"/subscriptions/{id}/addons", new { name = random.Pick("storage", "support", "seats") });
            if (round % 2 == 0)
            {
                await client.PostAsync($"/subscriptions/{id}/suspend");
                await client.PostAsync($"/subscriptions/{id}/addons", new { name = random.Pick("storage", "support", "seats") });
                await client.PostAsync($"/subscriptions/{id}/resume");
            }

            await client.GetAsync($"/subscriptions/{id}");
        });
    }

    private sealed record Subscription(string id, string plan, string state, int addons);

    private sealed record NewSubscription(string id, string plan, string customer);

    private sealed record Addon(string name);
}
