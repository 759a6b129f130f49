namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>Since the last recording the customer system calls its customers clients.</summary>
public sealed class CustomerIdRenamed : Scenario
{
    public override Expected Expected => Expected.Of("renamedField", "$.customerId", "$.clientId");

    public override Play Faulty => stage => RunAsync(stage, (id, name) => new { clientId = id, name, segment = "private" });

    public override Play Healthy => stage => RunAsync(stage, Old);

    public override Play Baseline => stage => RunAsync(stage, Old);

    private static object Old(string id, string name) => new { customerId = id, name, segment = "private" };

    private static async Task RunAsync(Stage stage, Func<string, string, object> write)
    {
        var crm = stage.Http(await stage.UpstreamAsync("offers", "crm.internal", app => app.MapGet("/customers/by-phone/{phone}", (string phone) =>
            phone.StableNumber() % 19 == 0
                ? Results.NotFound()
                : Results.Json(write($"K{phone.StableNumber() % 900_000 + 100_000}", $"Customer {phone[^4..]}")))));
        var offers = await stage.ServiceAsync("offers", app => app.MapPost("/offers", async (OfferOrder order) =>
        {
            using var answer = await crm.GetAsync($"/customers/by-phone/{order.phone}");
            if (!answer.IsSuccessStatusCode)
                return Results.NotFound();
            var customer = await answer.Content.ReadFromJsonAsync<Customer>();
            var discount = customer!.customerId is null ? 0 : 10;
            return Results.Json(new { offer = order.phone.StableNumber() % 7_000, greeting = $"Dear {customer.name}", discount }, statusCode: 201);
        }));
        await stage.CrowdAsync(offers, clients: 3, rounds: 25, async (client, _) =>
            await client.PostAsync("/offers", new { phone = $"4179{client.Random.Next(1_000_000, 9_999_999)}", product = client.Random.Good() }));
    }

    private sealed record OfferOrder(string phone, string product);

    private sealed record Customer(string? customerId, string name);
}
