namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>From some moment on the check of addresses takes a third of a second, and with it every registration of a customer.</summary>
public sealed class AddressCheckTurnsSlow : Scenario
{
    public override Expected Expected => Expected.OneOf(["slowEndpoint", "contrast"], "/validate");

    public override Play Faulty => stage => RunAsync(stage, call => call > 30 ? 300 : 8);

    public override Play Healthy => stage => RunAsync(stage, _ => 8);

    private static async Task RunAsync(Stage stage, Func<int, int> milliseconds)
    {
        var calls = 0;
        var post = stage.Http(await stage.UpstreamAsync("customers", "addresses.post.example", app => app.MapGet("/validate", async (string street, string zip) =>
        {
            await Task.Delay(milliseconds(Interlocked.Increment(ref calls)) + street.StableNumber() % 12);
            return Results.Json(new { street, zip, quality = street.StableNumber() % 8 == 0 ? "UNKNOWN" : "CERTIFIED" });
        })));
        var ledger = stage.Http(await stage.UpstreamAsync("customers", "debtors.internal", app => app.MapPost("/debtors", async (Debtor debtor) =>
        {
            await Task.Delay(6 + debtor.name.Length % 7);
            return Results.Json(new { debtor_no = debtor.name.StableNumber() % 80_000 }, statusCode: 201);
        })));
        var customers = await stage.ServiceAsync("customers", app =>
        {
            app.MapPost("/customers", async (Customer customer) =>
            {
                var check = await post.GetFromJsonAsync<Check>($"/validate?street={Uri.EscapeDataString(customer.street)}&zip={customer.zip}");
                if (check!.quality != "CERTIFIED")
                    return Refusal.Field("street", "is not known to the post");
                using var answer = await ledger.PostAsJsonAsync("/debtors", new Debtor(customer.name));
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            });
            app.MapGet("/customers", (string name) => Results.Json(new[] { new { name, since = 2019 } }));
        });
        await stage.CrowdAsync(customers, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 3 == 2)
                await client.GetAsync($"/customers?name={Uri.EscapeDataString(client.Random.Person())}");
            await client.PostAsync("/customers", new { name = client.Random.Person(), street = $"Weg {client.Random.Next(1, 400)}", zip = $"{client.Random.Next(1_000, 9_658)}" });
        });
    }

    private sealed record Customer(string name, string street, string zip);

    private sealed record Check(string quality);

    private sealed record Debtor(string name);
}
