namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Events come in from a payment provider, signed, and go out to two subscribers; the same event may come twice.</summary>
public sealed class Webhooks : HealthyService
{
    public override Play Play => async stage =>
    {
        var seen = new HashSet<string>();
        var accounting = stage.Http(await stage.UpstreamAsync("hooks", "accounting.internal", app =>
            app.MapPost("/hooks/payments", () => Results.NoContent())));
        var mailing = stage.Http(await stage.UpstreamAsync("hooks", "mailing.internal", app =>
            app.MapPost("/events", () => Results.Accepted(value: new { queued = true }))));
        var hooks = await stage.ServiceAsync("hooks", app => app.MapPost("/webhooks/psp", async (Event happened, HttpContext context) =>
        {
            if (context.Request.Headers["X-Signature"].Count == 0)
                return Refusal.Unauthorized(context);
            lock (seen)
            {
                if (!seen.Add(happened.event_id))
                    return Results.Json(new { received = true, duplicate = true });
            }

            await Task.WhenAll(
                DeliverAsync(accounting, "/hooks/payments", happened),
                DeliverAsync(mailing, "/events", happened));
            return Results.Json(new { received = true, duplicate = false });
        }));
        await stage.CrowdAsync(hooks, clients: 2, rounds: 22, async (client, _) =>
        {
            var happened = new Event(
                $"evt_{client.Random.GetHexString(18, lowercase: true)}",
                client.Random.Pick("payment.captured", "payment.refunded", "payout.paid"),
                client.Random.Amount(),
                DateTimeOffset.UtcNow);
            var signature = ("X-Signature", client.Random.GetHexString(64, lowercase: true));
            if (client.Random.Chance(0.05))
                await client.PostAsync("/webhooks/psp", happened);
            await client.PostAsync("/webhooks/psp", happened, signature);
            if (client.Random.Chance(0.1))
                await client.PostAsync("/webhooks/psp", happened, signature);
        });
    };

    private static async Task DeliverAsync(HttpClient subscriber, string path, Event happened)
    {
        using var answer = await subscriber.PostAsJsonAsync(path, happened);
        answer.EnsureSuccessStatusCode();
    }

    private sealed record Event(string event_id, string type, decimal amount, DateTimeOffset created);
}
