namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>The parcel is addressed with the invoice's address, which goes unnoticed as long as both are the same.</summary>
public sealed class BillingAddressOnTheParcel : Scenario
{
    public override Expected Expected => Expected.OneOf(["alteredValue", "lostValue"], "shipping");

    public override Play Faulty => stage => RunAsync(stage, order => order.billing);

    public override Play Healthy => stage => RunAsync(stage, order => order.shipping);

    private static async Task RunAsync(Stage stage, Func<Order, Address> receiver)
    {
        var carrier = stage.Http(await stage.UpstreamAsync("fulfilment", "api.parcels.example", app => app.MapPost("/v1/parcels", (Parcel parcel) =>
            Results.Json(new { barcode = $"99{parcel.reference.StableNumber():000000000}", route = parcel.to.zip[..2] }, statusCode: 201))));
        var fulfilment = await stage.ServiceAsync("fulfilment", app =>
        {
            app.MapPost("/orders", async (Order order) =>
            {
                if (order.grams > 30_000)
                    return Refusal.Field("grams", "too heavy for a parcel");
                using var answer = await carrier.PostAsJsonAsync("/v1/parcels", new Parcel(order.order_no, receiver(order), order.grams));
                var label = await answer.Content.ReadFromJsonAsync<Label>();
                return Results.Json(new { order.order_no, label!.barcode }, statusCode: 201);
            });
            app.MapGet("/orders/{no}", (string no) => no.EndsWith('0') ? Results.NotFound() : Results.Json(new { order_no = no, state = "packed" }));
        });
        await stage.CrowdAsync(fulfilment, clients: 3, rounds: 18, async (client, round) =>
        {
            var billing = AddressOf(client.Random);
            var number = $"{client.Random.Next(100_000, 999_999)}";
            await client.PostAsync("/orders", new
            {
                order_no = number,
                billing,
                shipping = client.Random.Chance(0.3) ? AddressOf(client.Random) : billing,
                grams = client.Random.Next(120, 31_500),
                gift = client.Random.Chance(0.2),
            });
            if (round % 3 == 1)
                await client.GetAsync($"/orders/{number}");
        });
    }

    private static Address AddressOf(Random random) => new(
        random.Person(),
        $"{random.Pick("Bahnhofstrasse", "Dorfplatz", "Seeweg", "Mattenstrasse", "Rue du Lac")} {random.Next(1, 120)}",
        $"{random.Next(1_000, 9_658)}",
        random.Pick("Thun", "Olten", "Vevey", "Chur", "Wil"));

    private sealed record Address(string name, string street, string zip, string city);

    private sealed record Order(string order_no, Address billing, Address shipping, int grams);

    private sealed record Parcel(string reference, Address to, int grams);

    private sealed record Label(string barcode);
}
