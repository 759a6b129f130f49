using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A bank's letters go to the printer in batches with a result for each; a printer that is busy is asked again after growing waits under
/// the same key, and addresses that cannot be delivered to come back as what they are.
/// </summary>
public sealed class MailRoom : HealthyService
{
    public override Play Play => async stage =>
    {
        var calls = 0;
        var batches = new ConcurrentDictionary<string, object>();
        var printer = stage.Http(await stage.UpstreamAsync("mailroom", "bulk.print.example", app => app.MapPost("/batches", (Letter[] letters, HttpRequest request) =>
        {
            var call = Interlocked.Increment(ref calls);
            if (call is 9 or 22 or 23)
                return Results.Json(new { title = "Queue is full" }, statusCode: 503);
            return Results.Json(batches.GetOrAdd(request.Headers["Idempotency-Key"].ToString(), key => new
            {
                batch = key[..8],
                results = letters.Select(letter => letter.address.country == "XX"
                    ? (object)new { letter.letterId, status = 422, error = "UNDELIVERABLE" }
                    : new { letter.letterId, status = 201, sheets = 1 + letter.letterId.StableNumber() % 4, postageRappen = letter.address.country == "CH" ? 120 : 250 }),
            }), statusCode: 207);
        })));
        var mailroom = await stage.ServiceAsync("mailroom", app =>
        {
            app.MapPost("/letters", async (Letter[] letters) =>
            {
                if (letters.Length is 0 or > 20)
                    return Refusal.Field("$", "from 1 to 20 letters a call");
                var key = Guid.NewGuid().ToString("N");
                for (var pause = 60; ; pause *= 3)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, "/batches") { Content = JsonContent.Create(letters), Headers = { { "Idempotency-Key", key } } };
                    using var answer = await printer.SendAsync(request);
                    if ((int)answer.StatusCode == 503)
                        await Task.Delay(pause);
                    else
                        return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 207);
                }
            });
            app.MapGet("/postage", (string country) => Results.Json(new { country, rappen = country == "CH" ? 120 : 250, days = country == "CH" ? "1-2" : "3-8" }));
        });
        await stage.CrowdAsync(mailroom, clients: 3, rounds: 14, async (client, round) =>
        {
            if (round % 4 == 1)
                await client.GetAsync($"/postage?country={client.Random.Pick("CH", "DE", "LI")}");
            await client.PostAsync("/letters", Enumerable.Range(0, client.Random.Chance(0.06) ? 0 : client.Random.Next(1, 9)).Select(_ => new
            {
                letterId = client.Random.Uuid(),
                kind = client.Random.Pick("statement", "statement", "statement", "reminder", "terminationNotice"),
                address = new
                {
                    name = client.Random.Person(),
                    line2 = client.Random.Chance(0.2) ? "c/o Müller & Söhne" : null,
                    country = client.Random.Pick("CH", "CH", "CH", "DE", "LI", "XX"),
                },
                duplex = client.Random.Chance(0.5),
            }));
        });
    };

    private sealed record Address(string name, string? line2, string country);

    private sealed record Letter(string letterId, string kind, Address address, bool duplex);
}
