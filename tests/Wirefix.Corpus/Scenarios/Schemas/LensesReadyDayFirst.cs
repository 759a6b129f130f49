using System.Globalization;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>
/// One of an optician's two grinding shops writes by the culture of its machine when lenses are ready: the day first, with points,
/// where the other writes ISO dates.
/// </summary>
public sealed class LensesReadyDayFirst : Scenario
{
    public override Expected Expected => Expected.Of("formatDrift", "ready_on");

    public override Play Faulty => stage => RunAsync(stage, "dd.MM.yyyy");

    public override Play Healthy => stage => RunAsync(stage, "yyyy-MM-dd");

    private static async Task RunAsync(Stage stage, string formatInJena)
    {
        var grinding = stage.Http(await stage.UpstreamAsync("optician", "orders.lenses.example", app => app.MapPost("/lens-orders", (LensOrder order) =>
        {
            var shop = order.index >= 1.67m ? "jena" : "lyon";
            var ready = new DateOnly(2026, 5, 4).AddDays(order.reference.StableNumber() % 26);
            return Results.Json(new
            {
                order.reference,
                shop,
                ready_on = ready.ToString(shop == "jena" ? formatInJena : "yyyy-MM-dd", CultureInfo.InvariantCulture),
                blanks = new { left = $"B{order.reference.StableNumber() % 700}", right = $"B{order.reference.StableNumber() % 650}" },
            }, statusCode: 201);
        })));
        var optician = await stage.ServiceAsync("optician", app =>
        {
            app.MapPost("/glasses", async (Glasses glasses) =>
            {
                if (Math.Abs(glasses.sphere) > 12)
                    return Refusal.Field("sphere", "is ground from -12 to +12");
                using var answer = await grinding.PostAsJsonAsync("/lens-orders", new LensOrder(glasses.reference, glasses.sphere, glasses.index));
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            });
            app.MapGet("/frames/{code}", (string code) => code.EndsWith('7')
                ? Results.NotFound()
                : Results.Json(new { code, bridge_mm = 16 + code.StableNumber() % 6, in_stock = true }));
        });
        await stage.CrowdAsync(optician, clients: 3, rounds: 20, async (client, _) =>
        {
            if (client.Random.Chance(0.3))
                await client.GetAsync($"/frames/FR{client.Random.Next(100, 400)}");
            await client.PostAsync("/glasses", new
            {
                reference = $"OG{client.Random.GetHexString(8)}",
                customer = client.Random.Person(),
                sphere = client.Random.Chance(0.05) ? 15.5m : client.Random.Next(-32, 24) * 0.25m,
                index = client.Random.Pick(1.5m, 1.5m, 1.6m, 1.67m, 1.74m),
                born_on = $"19{client.Random.Next(40, 99)}-0{client.Random.Next(1, 10)}-{client.Random.Next(10, 29)}",
            });
        });
    }

    private sealed record Glasses(string reference, decimal sphere, decimal index);

    private sealed record LensOrder(string reference, decimal sphere, decimal index);
}
