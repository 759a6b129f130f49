using System.Globalization;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>
/// A quarry's vibrations are streamed as they are computed; a geophone that was just calibrated divides by zero, and the answer ends in
/// its middle under a status of 200.
/// </summary>
public sealed class RowFailsMidStream : Scenario
{
    public override Expected Expected => Expected.OneOf(["framing", "connectionFailures"], "/vibrations");

    public override Play Faulty => stage => RunAsync(stage, (counts, gain) => counts / gain);

    public override Play Healthy => stage => RunAsync(stage, (counts, gain) => gain == 0 ? null : counts / gain);

    private static async Task RunAsync(Stage stage, Func<int, int, int?> scale)
    {
        var quarry = await stage.ServiceAsync("quarry", app =>
        {
            app.MapGet("/blasts/{blast:int}/vibrations", async (int blast, HttpContext context) =>
            {
                if (blast % 23 == 0)
                {
                    context.Response.StatusCode = 404;
                    return;
                }

                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync($"{{\"blast\":{blast},\"rows\":[");
                for (var row = 0; row < 3 + blast % 6; row++)
                {
                    var gain = (blast * 7 + row * 5) % 37;
                    var speed = scale(4_000 + blast * row % 9_000, gain)?.ToString(CultureInfo.InvariantCulture) ?? "null";
                    await context.Response.WriteAsync($"{(row == 0 ? "" : ",")}{{\"geophone\":\"G{row + 1}\",\"um_s\":{speed},\"hz\":{8 + row}}}");
                    await context.Response.Body.FlushAsync();
                }

                await context.Response.WriteAsync("]}");
            });
            app.MapPost("/blasts", (Blast blast) => blast.charge_kg > 400
                ? Refusal.Field("charge_kg", "the licence allows 400")
                : Results.Json(new { blast = $"{blast.bench}{blast.charge_kg}".StableNumber() % 9_000, blast.bench }, statusCode: 201));
        });
        await stage.CrowdAsync(quarry, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 3 == 1)
                await client.PostAsync("/blasts", new { bench = client.Random.Pick("N2", "N3", "E1"), charge_kg = client.Random.Next(40, 420), holes = client.Random.Next(4, 30) });
            await client.GetAsync($"/blasts/{client.Random.Next(1_000, 9_000)}/vibrations");
        });
    }

    private sealed record Blast(string bench, int charge_kg, int holes);
}
