using System.Net;

namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>
/// A toll gateway tries three times and the service behind it three times as well, at once, so that an account store that is busy for a
/// moment gets nine calls for one.
/// </summary>
public sealed class RetriesMultiply : Scenario
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(110);

    public override Expected Expected => Expected.Of("retryStorm", "/balance");

    public override Play Faulty => stage => RunAsync(stage, gatewayTries: 3, [0, 0]);

    // Who is nearest to the store waits for it, longer each time, and nobody else tries again.
    public override Play Healthy => stage => RunAsync(stage, gatewayTries: 1, [40, 120, 360]);

    private static async Task RunAsync(Stage stage, int gatewayTries, int[] pauses)
    {
        var served = 0;
        var freeAt = DateTime.MinValue;
        var store = stage.Http(await stage.UpstreamAsync("tolls", "accounts.toll.internal", app => app.MapGet("/accounts/{tag}/balance", (string tag) =>
        {
            if (DateTime.UtcNow >= freeAt && Interlocked.Increment(ref served) is 14 or 34)
                freeAt = DateTime.UtcNow + Busy;
            return DateTime.UtcNow < freeAt
                ? Results.Json(new { error = "too many connections" }, statusCode: 503)
                : Results.Json(new { tag, balance_cents = tag.StableNumber() % 9_000, vehicle_class = 1 + tag.StableNumber() % 5 });
        })));
        var tolls = await stage.ServiceAsync("tolls", app => app.MapGet("/tags/{tag}/balance", (string tag) =>
            TryAsync(() => store.GetAsync($"/accounts/{tag}/balance"), pauses)));
        var behind = stage.Http(stage.Outbound("tollgate", "tolls.internal", tolls));
        var gate = await stage.ServiceAsync("tollgate", app =>
        {
            app.MapGet("/lanes/{lane:int}/tags/{tag}/balance", (int lane, string tag) => lane > 12
                ? Task.FromResult(Results.NotFound())
                : TryAsync(() => behind.GetAsync($"/tags/{tag}/balance"), new int[gatewayTries - 1]));
            app.MapGet("/lanes/{lane:int}/barrier", (int lane) => Results.Json(new { lane, barrier = lane % 2 == 0 ? "up" : "down" }));
        });
        await stage.CrowdAsync(gate, clients: 2, rounds: 24, async (client, round) =>
        {
            var lane = client.Random.Next(1, 14);
            if (round % 5 == 1)
                await client.GetAsync($"/lanes/{lane}/barrier");
            await client.GetAsync($"/lanes/{lane}/tags/TG{client.Random.Next(100_000, 999_999)}/balance");
        });
    }

    private static async Task<IResult> TryAsync(Func<Task<HttpResponseMessage>> ask, int[] pauses)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var answer = await ask();
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == pauses.Length)
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
            if (pauses[attempt] > 0)
                await Task.Delay(pauses[attempt]);
        }
    }
}
