namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A florist's shop tries again when the workshop is busy, and builds the second call by hand: without what shall stand on the card.</summary>
public sealed class CardTextLostInRetry : Scenario
{
    public override Expected Expected => Expected.OneOf(["lostValue", "alteredValue"], "card_text");

    public override Play Faulty => stage => RunAsync(stage, job => new Job(job.order_no, job.bouquet, job.deliver_on, null));

    public override Play Healthy => stage => RunAsync(stage, job => job);

    private static async Task RunAsync(Stage stage, Func<Job, Job> again)
    {
        var calls = 0;
        var workshop = stage.Http(await stage.UpstreamAsync("florist", "workshop.florist.internal", app => app.MapPost("/jobs", (Job job) =>
            Interlocked.Increment(ref calls) % 8 == 0
                ? Results.Json(new { error = "busy" }, statusCode: 503)
                : Results.Json(new { job.order_no, job.bouquet, ready = $"{job.deliver_on:yyyy-MM-dd}T07:30:00" }, statusCode: 201))));
        var florist = await stage.ServiceAsync("florist", app =>
        {
            app.MapPost("/orders", async (Order order) =>
            {
                if (order.deliver_on < new DateOnly(2026, 6, 1))
                    return Refusal.Field("deliver_on", "is in the past");
                var job = new Job($"F{order.recipient.name.StableNumber() % 90_000 + order.price}", order.bouquet, order.deliver_on, order.card_text);
                using var first = await SendAsync(workshop, job);
                if (first.IsSuccessStatusCode)
                    return Results.Json(new { job.order_no, state = "accepted" }, statusCode: 201);
                using var second = await SendAsync(workshop, again(job));
                return second.IsSuccessStatusCode
                    ? Results.Json(new { job.order_no, state = "accepted" }, statusCode: 201)
                    : Results.Problem("The workshop is busy.", statusCode: 503);
            });
            app.MapGet("/bouquets", (string? season) => Results.Json(new[] { "meadow", "peonies", "roses" }.Select(name => new
            {
                name,
                from_chf = 35 + name.Length,
                season,
            })));
        });
        await stage.CrowdAsync(florist, clients: 3, rounds: 20, async (client, round) =>
        {
            if (round % 4 == 0)
                await client.GetAsync("/bouquets?season=summer");
            await client.PostAsync("/orders", new
            {
                recipient = new { name = client.Random.Person(), zip = $"{client.Random.Next(1_000, 9_658)}" },
                bouquet = client.Random.Pick("meadow", "peonies", "roses"),
                price = client.Random.Next(35, 120),
                deliver_on = new DateOnly(2026, client.Random.Chance(0.05) ? 5 : 6, client.Random.Next(2, 30)),
                card_text = $"{client.Random.Pick("Happy birthday", "With love", "Get well soon", "Thank you")}, {client.Random.Person()}!",
            });
        });
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient workshop, Job job)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/jobs") { Content = JsonContent.Create(job) };
        request.Headers.Add("Idempotency-Key", job.order_no);
        return await workshop.SendAsync(request);
    }

    private sealed record Recipient(string name, string zip);

    private sealed record Order(Recipient recipient, string bouquet, int price, DateOnly deliver_on, string card_text);

    private sealed record Job(string order_no, string bouquet, DateOnly deliver_on, string? card_text);
}
