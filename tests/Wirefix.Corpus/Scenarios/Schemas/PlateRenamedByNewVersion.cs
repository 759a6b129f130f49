namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>
/// A new version of the parking sessions calls a car's plate differently; while it is rolled out, every second answer has the new name
/// and the desk shows no plate.
/// </summary>
public sealed class PlateRenamedByNewVersion : Scenario
{
    private const int CallsBefore = 24;

    public override Expected Expected => Expected.OneOf(["renamedField", "lostValue"], "plate");

    public override Play Faulty => stage => RunAsync(stage, call => call > CallsBefore && call % 2 == 0);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> isNew)
    {
        var calls = 0;
        var sessions = stage.Http(await stage.UpstreamAsync("parking", "sessions.garage.internal", app => app.MapGet("/sessions/{ticket:int}", (int ticket) =>
        {
            if (ticket % 19 == 0)
                return Results.NotFound();
            var plate = $"ZH {100_000 + ticket * 7}";
            var entered = $"2026-04-0{1 + ticket % 9}T{6 + ticket % 14:00}:{ticket % 60:00}:00Z";
            return isNew(Interlocked.Increment(ref calls))
                ? Results.Json(new { ticket, licencePlate = plate, entered, level = -1 - ticket % 3 })
                : Results.Json(new { ticket, plate, entered, level = -1 - ticket % 3 });
        })));
        var parking = await stage.ServiceAsync("parking", app =>
        {
            app.MapGet("/desk/tickets/{ticket:int}", async (int ticket) =>
            {
                using var answer = await sessions.GetAsync($"/sessions/{ticket}");
                if (!answer.IsSuccessStatusCode)
                    return Results.NotFound(new { ticket, error = "no such ticket" });
                var session = await answer.Content.ReadFromJsonAsync<Session>();
                return Results.Json(new { ticket, session!.plate, fee_chf = ticket % 40 * 0.5m, paid = ticket % 4 == 0 });
            });
            app.MapGet("/garages/{garage}/free", (string garage) => Results.Json(new { garage, free = garage.StableNumber() % 300 }));
        });
        await stage.CrowdAsync(parking, clients: 3, rounds: 24, async (client, round) =>
        {
            if (round % 5 == 1)
                await client.GetAsync($"/garages/{client.Random.Pick("urania", "bahnhof", "messe")}/free");
            await client.GetAsync($"/desk/tickets/{client.Random.Next(10_000, 60_000)}");
        });
    }

    private sealed record Session(int ticket, string? plate, string entered, int level);
}
