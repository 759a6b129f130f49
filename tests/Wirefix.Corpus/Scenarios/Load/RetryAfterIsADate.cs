namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A marketing platform says by a date until when to wait; the synchronisation looks for seconds only, finds none and tries again at once.</summary>
public sealed class RetryAfterIsADate : Scenario
{
    private const int Attempts = 4;

    public override Expected Expected => Expected.OneOf(["ignoredRetryAfter", "retryStorm"], "/audience");

    public override Play Faulty => stage => RunAsync(stage, answer => answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);

    public override Play Healthy => stage => RunAsync(stage, answer => answer.Headers.RetryAfter!.Date!.Value - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(50));

    private static async Task RunAsync(Stage stage, Func<HttpResponseMessage, TimeSpan> waitFor)
    {
        var calls = 0;
        var closedUntil = DateTimeOffset.MinValue;
        var gate = new Lock();
        var platform = stage.Http(await stage.UpstreamAsync("crm", "marketing.example", app => app.MapPut("/audience/members/{hash}", (string hash, Member member, HttpContext context) =>
        {
            lock (gate)
            {
                var now = DateTimeOffset.UtcNow;
                if (now >= closedUntil && ++calls % 14 == 0)
                    closedUntil = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + 1);
                if (now < closedUntil)
                {
                    context.Response.Headers.RetryAfter = closedUntil.ToString("R");
                    return Results.Json(new { title = "Too Many Requests", detail = "10 members a second" }, statusCode: 429);
                }
            }

            return Results.Json(new { id = hash, status = member.opted_in ? "subscribed" : "transactional" });
        })));
        var crm = await stage.ServiceAsync("crm", app =>
        {
            app.MapPost("/contacts", async (Contact contact) =>
            {
                if (!contact.email.Contains('@', StringComparison.Ordinal))
                    return Refusal.Field("email", "is no address");
                for (var attempt = 1; ; attempt++)
                {
                    using var answer = await platform.PutAsJsonAsync($"/audience/members/{contact.email.StableNumber():x8}", new Member(contact.email, contact.newsletter));
                    if (answer.IsSuccessStatusCode)
                        return Results.Json(new { contact.email, synchronised = true }, statusCode: 201);
                    if (attempt == Attempts)
                        return Results.Json(new { contact.email, synchronised = false }, statusCode: 202);
                    await Task.Delay(waitFor(answer) is { Ticks: > 0 } wait ? wait : TimeSpan.Zero);
                }
            });
            app.MapGet("/segments", () => Results.Json(new[] { "families", "clubs", "pupils" }));
        });
        await stage.CrowdAsync(crm, clients: 3, rounds: 18, async (client, round) =>
        {
            if (round % 5 == 4)
                await client.GetAsync("/segments");
            await client.PostAsync("/contacts", new
            {
                email = client.Random.Chance(0.04) ? "none" : $"{client.Random.GetHexString(8, lowercase: true)}@post.example",
                name = client.Random.Person(),
                newsletter = client.Random.Chance(0.5),
            });
            await Task.Delay(60);
        });
    }

    private sealed record Contact(string email, bool newsletter);

    private sealed record Member(string email_address, bool opted_in);
}
