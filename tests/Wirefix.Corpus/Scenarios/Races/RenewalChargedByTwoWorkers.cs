using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>Two workers are woken for the same batch of subscriptions; both list what is due before either has charged it, and both charge it.</summary>
public sealed class RenewalChargedByTwoWorkers : Scenario
{
    public override Expected Expected => Expected.OneOf(["doubleEffect", "checkThenAct"], "/charges");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var paid = new ConcurrentDictionary<string, bool>();
        var charges = 88_000;
        var store = stage.Http(await stage.UpstreamAsync("renewals", "subscriptions.magazine.internal", app =>
        {
            app.MapGet("/batches/{batch}/due", async (string batch) =>
            {
                var due = Enumerable.Range(0, batch.StableNumber() % 3 + 1).Select(n => $"{batch}-{n:00}").Where(subscription =>
                    !paid.ContainsKey(subscription)).ToArray();
                await meetings.ArriveAsync(batch);
                return Results.Json(due.Select(subscription => new Due(subscription, "2026-07", 1_990 + subscription.StableNumber() % 4 * 1_000)));
            });
            app.MapPut("/subscriptions/{subscription}/paid-until", (string subscription, Paid until) =>
            {
                paid[subscription] = true;
                return Results.Json(new { subscription, until.period, state = "active" });
            });
        }));
        var psp = stage.Http(await stage.UpstreamAsync("renewals", "psp.example", app =>
            app.MapPost("/charges", (Charge charge) => charge.subscription.StableNumber() % 25 == 0
            ? Results.Json(new { charge.subscription, outcome = "declined", code = "card_expired" }, statusCode: 402)
            : Results.Json(new
            {
                charge = $"ch_{Interlocked.Increment(ref charges)}",
                charge.subscription,
                charge.amount,
                outcome = "succeeded",
            }, statusCode: 201))));
        var renewals = await stage.ServiceAsync("renewals", app => app.MapPost("/batches/{batch}/run", (string batch, Run run) => turn(batch, async () =>
        {
            var due = (await store.GetFromJsonAsync<Due[]>($"/batches/{batch}/due"))!;
            var charged = 0;
            foreach (var one in due)
            {
                using var answer = await psp.PostAsJsonAsync("/charges", new Charge(one.subscription, one.period, one.amount, "CHF"));
                if (!answer.IsSuccessStatusCode)
                    continue;
                using var noted = await store.PutAsJsonAsync($"/subscriptions/{one.subscription}/paid-until", new Paid(one.period));
                charged++;
            }

            return Results.Json(new { batch, run.worker, due = due.Length, charged });
        })));
        var workers = new[] { stage.Client(renewals, 0), stage.Client(renewals, 1) };
        for (var round = 0; round < 20; round++)
        {
            var batch = $"b{workers[0].Random.Next(100_000, 999_999)}";
            if (round % 4 == 2)
                await meetings.HoldAsync(batch, () => Task.WhenAll(workers.Select(worker => RunAsync(worker, batch))));
            else
                await RunAsync(workers[round % 2], batch);
            if (round % 6 == 5)
                await RunAsync(workers[0], batch);
        }
    }

    private static Task RunAsync(Client worker, string batch) => worker.PostAsync($"/batches/{batch}/run", new
    {
        worker = $"w{worker.Number}",
        reason = "schedule",
    });

    private sealed record Run(string worker);

    private sealed record Due(string subscription, string period, int amount);

    private sealed record Charge(string subscription, string period, int amount, string currency);

    private sealed record Paid(string period);
}
