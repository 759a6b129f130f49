namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A campsite's deposit becomes cents by a multiplication in floating point and a cast, which makes 1998 of 19.99.</summary>
public sealed class DepositCutToTheCent : Scenario
{
    public override Expected Expected => Expected.Of("alteredValue", "deposit");

    public override Play Faulty => stage => RunAsync(stage, francs => (int)(francs * 100));

    public override Play Healthy => stage => RunAsync(stage, francs => (int)Math.Round(francs * 100));

    private static async Task RunAsync(Stage stage, Func<double, int> inCents)
    {
        var terminal = stage.Http(await stage.UpstreamAsync("campsite", "terminal.acquirer.example", app => app.MapPost("/authorisations", (Authorisation wanted) =>
            Results.Json(new { auth_code = $"{wanted.reference.StableNumber() % 1_000_000:000000}", wanted.deposit_minor, wanted.currency, scheme = "MAESTRO" }, statusCode: 201))));
        var campsite = await stage.ServiceAsync("campsite", app =>
        {
            app.MapPost("/arrivals", async (Arrival arrival) =>
            {
                if (arrival.nights < 1)
                    return Refusal.Field("nights", "must be 1 or more");
                using var answer = await terminal.PostAsJsonAsync("/authorisations", new Authorisation(arrival.booking_ref, inCents(arrival.deposit), "CHF"));
                var code = (await answer.Content.ReadFromJsonAsync<Authorised>())!.auth_code;
                return Results.Json(new { arrival.booking_ref, arrival.pitch, gate_code = arrival.booking_ref.StableNumber() % 9_000 + 1_000, authorised = code }, statusCode: 201);
            });
            app.MapGet("/pitches/{row}", (string row) => Results.Json(Enumerable.Range(1, 6).Select(n => new { pitch = $"{row}{n}", shade = n % 2 == 0, amps = 10 })));
        });
        await stage.CrowdAsync(campsite, clients: 3, rounds: 26, async (client, round) =>
        {
            var row = client.Random.Pick("A", "B", "C", "D");
            if (round % 5 == 2)
                await client.GetAsync($"/pitches/{row}");
            await client.PostAsync("/arrivals", new
            {
                booking_ref = $"CMP-{client.Random.GetHexString(8)}",
                pitch = $"{row}{client.Random.Next(1, 7)}",
                nights = client.Random.Chance(0.05) ? 0 : client.Random.Next(1, 15),
                guests = new { adults = client.Random.Next(1, 5), children = client.Random.Next(0, 4) },
                deposit = client.Random.Amount(160),
            });
        });
    }

    private sealed record Arrival(string booking_ref, string pitch, int nights, double deposit);

    private sealed record Authorisation(string reference, int deposit_minor, string currency);

    private sealed record Authorised(string auth_code);
}
