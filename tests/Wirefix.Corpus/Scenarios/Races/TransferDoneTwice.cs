using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>A gateway gives up on a transfer that was booked nevertheless; the service sends it again, and it is booked again.</summary>
public sealed class TransferDoneTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["doubleEffect", "unsafeRetry"], "/bookings");

    public override Play Faulty => stage => RunAsync(stage, call => call % 13 == 0, (_, _) => { });

    // A gateway that gives up once is no fault of anybody's, and a key makes the second try safe.
    public override Play Healthy =>
        stage => RunAsync(stage, call => call == 13, (transfer, request) => request.Headers.Add("Idempotency-Key", $"transfer-{transfer.reference}"));

    private static async Task RunAsync(Stage stage, Func<int, bool> givesUp, Action<Transfer, HttpRequestMessage> identify)
    {
        var calls = 0;
        var booked = new ConcurrentQueue<Transfer>();
        var keys = new ConcurrentDictionary<string, int>();
        var ledger = stage.Http(await stage.UpstreamAsync("transfers", "ledger.internal", app =>
        {
            app.MapPost("/bookings", (Transfer transfer, HttpRequest request) =>
            {
                var key = request.Headers["Idempotency-Key"].ToString();
                if (key.Length > 0 && keys.TryGetValue(key, out var known))
                    return Results.Json(new { bookingId = known, transfer.reference, transfer.amount }, statusCode: 200);
                booked.Enqueue(transfer);
                keys[key] = booked.Count;
                return givesUp(Interlocked.Increment(ref calls))
                    ? Results.Text("upstream request timeout", "text/plain", statusCode: 504)
                    : Results.Json(new { bookingId = booked.Count, transfer.reference, transfer.amount }, statusCode: 201);
            });
            app.MapGet("/bookings", (string account) => Results.Json(booked.Where(transfer => transfer.account == account)));
        }));
        var transfers = await stage.ServiceAsync("transfers", app =>
        {
            app.MapPost("/transfers", async (Transfer transfer) =>
            {
                while (true)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, "/bookings") { Content = JsonContent.Create(transfer) };
                    identify(transfer, request);
                    using var answer = await ledger.SendAsync(request);
                    if (answer.IsSuccessStatusCode)
                        return Results.Json(new { transfer.reference, state = "done" }, statusCode: 201);
                }
            });
            app.MapGet("/accounts/{account}/transfers", async (string account) =>
                Results.Text(await ledger.GetStringAsync($"/bookings?account={account}"), "application/json"));
        });
        await stage.CrowdAsync(transfers, clients: 2, rounds: 26, async (client, _) =>
        {
            var account = $"{client.Random.Next(100_000, 999_999)}";
            await client.PostAsync("/transfers", new
            {
                account,
                amount = client.Random.Amount(),
                reference = $"RF{client.Random.Next(1_000_000, 9_999_999)}",
            });
            await client.GetAsync($"/accounts/{account}/transfers");
        });
    }

    private sealed record Transfer(string account, decimal amount, string reference);
}
