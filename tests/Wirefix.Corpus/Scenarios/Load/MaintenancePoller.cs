namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>
/// A tariff service is in maintenance and says when to come back; the quote service goes on asking every few milliseconds.
/// </summary>
public sealed class MaintenancePoller : Scenario
{
    private static readonly TimeSpan Maintenance = TimeSpan.FromSeconds(2);

    public override Expected Expected => Expected.OneOf(["ignoredRetryAfter", "retryStorm"], "/tariffs");

    public override Play Faulty => stage => RunAsync(stage, () => TimeSpan.FromMilliseconds(40));

    public override Play Healthy => stage => RunAsync(stage, () => Maintenance + TimeSpan.FromMilliseconds(100));

    private static async Task RunAsync(Stage stage, Func<TimeSpan> pause)
    {
        var asked = 0;
        var backAt = DateTime.MaxValue;
        var tariffs = stage.Http(await stage.UpstreamAsync("quotes", "tariffs.partner.example", app =>
            app.MapGet("/v1/tariffs/{zone}", (string zone, HttpContext context) =>
            {
                if (Interlocked.Increment(ref asked) == 18)
                    backAt = DateTime.UtcNow + Maintenance;
                if (asked < 18 || DateTime.UtcNow > backAt)
                    return Results.Json(new { zone, perKilo = zone.StableNumber() % 500 / 100m, currency = "CHF" });
                context.Response.Headers.RetryAfter = "2";
                return Results.Text("Scheduled maintenance", "text/plain", statusCode: 503);
            })));
        var quotes = await stage.ServiceAsync("quotes", app => app.MapPost("/quotes", async (QuoteOrder order) =>
        {
            if (order.kilos <= 0)
                return Refusal.Field("kilos", "must be more than 0");
            while (true)
            {
                using var answer = await tariffs.GetAsync($"/v1/tariffs/{order.zone}");
                if (answer.IsSuccessStatusCode)
                    return Results.Json(new { order.zone, price = order.kilos * (await answer.Content.ReadFromJsonAsync<Tariff>())!.perKilo });
                await Task.Delay(pause());
            }
        }));
        var client = stage.Client(quotes);
        for (var round = 0; round < 40; round++)
            await client.PostAsync("/quotes", new { zone = client.Random.Pick("A1", "A2", "B1", "B2", "C"), kilos = client.Random.Next(0, 30) });
    }

    private sealed record QuoteOrder(string zone, decimal kilos);

    private sealed record Tariff(string zone, decimal perKilo, string currency);
}
