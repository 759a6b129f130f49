using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>
/// A prepaid meter's credit is raised by a relative change; the gateway before the meters sometimes gives up although the change was made, and the
/// change is sent again as it was.
/// </summary>
public sealed class TopUpRetried : Scenario
{
    public override Expected Expected => Expected.OneOf(["unsafeRetry", "doubleEffect"], "/credit");

    public override Play Faulty => stage => RunAsync(stage, async send =>
    {
        var answer = await send();
        return answer.IsSuccessStatusCode ? answer : await send();
    });

    public override Play Healthy => stage => RunAsync(stage, send => send());

    private static async Task RunAsync(Stage stage, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> sendOnceOrMore)
    {
        var calls = 0;
        var credits = new ConcurrentDictionary<string, int>();
        var meters = stage.Http(await stage.UpstreamAsync("prepaid", "head-end.meters.internal", app =>
            app.MapPatch("/meters/{serial}/credit", (string serial, Change change) =>
        {
            var wh = credits.AddOrUpdate(serial, change.add_wh, (_, credit) => credit + change.add_wh);
            return Interlocked.Increment(ref calls) % 11 == 5
                ? Results.Text("upstream request timeout", "text/plain", statusCode: 504)
                : Results.Json(new { serial, credit_wh = wh });
        })));
        var prepaid = await stage.ServiceAsync("prepaid", app =>
        {
            app.MapPost("/top-ups", async (TopUp topUp) =>
            {
                if (topUp.chf is < 5 or > 300)
                    return Refusal.Field("chf", "is between 5 and 300");
                using var answer = await sendOnceOrMore(() => meters.PatchAsJsonAsync($"/meters/{topUp.serial}/credit", new Change(topUp.chf * 3_100)));
                return answer.IsSuccessStatusCode
                    ? Results.Json(new { topUp.serial, receipt = $"R{topUp.serial.StableNumber() % 100_000}-{topUp.chf}" }, statusCode: 201)
                    : Results.Json(new { topUp.serial, state = "pending" }, statusCode: 202);
            });
            app.MapGet("/prices", () => Results.Json(new { wh_per_chf = 3_100, valid_from = "2026-01-01" }));
        });
        await stage.CrowdAsync(prepaid, clients: 3, rounds: 20, async (client, round) =>
        {
            if (round % 4 == 1)
                await client.GetAsync("/prices");
            await client.PostAsync("/top-ups", new
            {
                serial = $"LG-{client.Random.Next(100_000, 999_999)}",
                chf = client.Random.Chance(0.05) ? 2 : client.Random.Pick(10, 20, 20, 50, 100),
                till = client.Random.Pick("kiosk", "app", "post office"),
            });
        });
    }

    private sealed record Change(int add_wh);

    private sealed record TopUp(string serial, int chf);
}
