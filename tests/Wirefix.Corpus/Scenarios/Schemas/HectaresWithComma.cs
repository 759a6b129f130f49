using System.Globalization;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>Areas are written as text by the culture of the machine, and the new machine is a French one: a comma where a point was.</summary>
public sealed class HectaresWithComma : Scenario
{
    public override Expected Expected => Expected.OneOf(["formatDrift", "kindDrift"], "area_ha");

    public override Play Faulty => stage => RunAsync(stage, new NumberFormatInfo { NumberDecimalSeparator = "," });

    public override Play Healthy => stage => RunAsync(stage, NumberFormatInfo.InvariantInfo);

    public override Play Baseline => Healthy;

    private static async Task RunAsync(Stage stage, NumberFormatInfo format)
    {
        var cadastre = await stage.ServiceAsync("cadastre", app =>
        {
            app.MapGet("/farms/{farm}/plots", (int farm) => farm % 19 == 0
                ? Results.NotFound()
                : Results.Json(new
                {
                    farm_no = farm,
                    plots = Enumerable.Range(1, 1 + farm % 4).Select(n => new
                    {
                        plot = $"{farm}/{n}",
                        area_ha = ((farm * n % 900 + 11) / 100m).ToString("0.00", format),
                        use = n % 2 == 0 ? "pasture" : "arable",
                    }),
                }));
            app.MapPost("/farms/{farm}/subsidies", (int farm, Claim claim) => claim.year < 2024
                ? Refusal.Conflict("That year is closed.")
                : Results.Json(new { farm_no = farm, claim.year, state = "received" }, statusCode: 201));
        });
        await stage.CrowdAsync(cadastre, clients: 3, rounds: 18, async (client, round) =>
        {
            var farm = client.Random.Next(1_000, 9_000);
            await client.GetAsync($"/farms/{farm}/plots");
            if (round % 3 == 0)
                await client.PostAsync($"/farms/{farm}/subsidies", new { year = client.Random.Next(2023, 2027) });
        });
    }

    private sealed record Claim(int year);
}
