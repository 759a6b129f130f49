namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>
/// One of the tax service's instances runs out of memory now and then, and its connections are reset in the middle of a call.
/// </summary>
public sealed class InstanceResetsConnections : Scenario
{
    public override Expected Expected => Expected.Of("connectionFailures", "tax");

    public override Play Faulty => stage => RunAsync(stage, call => call % 9 == 0);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> breaks)
    {
        var calls = 0;
        var tax = stage.Http(stage.RawUpstream("checkout", "tax.internal", async (request, connection) =>
        {
            if (breaks(Interlocked.Increment(ref calls)))
                connection.Reset();
            else
                await connection.SendAsync("200 OK", "application/json", """{"rate":0.081,"country":"CH","reverse_charge":false}"""u8.ToArray());
        }));
        var checkout = await stage.ServiceAsync("checkout", app => app.MapPost("/totals", async (Cart cart) =>
        {
            if (cart.net == 0)
                return Refusal.Field("net", "must not be 0");
            using var answer = await tax.PostAsJsonAsync("/tax/calculations", new { cart.country, cart.net });
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
        }));
        await stage.CrowdAsync(checkout, clients: 3, rounds: 26, async (client, _) =>
            await client.PostAsync("/totals", new { country = client.Random.Pick("CH", "LI", "AT"), net = client.Random.Next(0, 20) * 10.5m }));
    }

    private sealed record Cart(string country, decimal net);
}
