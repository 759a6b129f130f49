using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>
/// A printer of postcards takes a job and loses the connection; the job is sent again with nothing that says that it is the same, and
/// printed again.
/// </summary>
public sealed class PostcardsPrintedAgain : Scenario
{
    public override Expected Expected => Expected.OneOf(["unsafeRetry", "doubleEffect"], "/jobs");

    public override Play Faulty => stage => RunAsync(stage, job => job % 8 == 0, (_, _) => { });

    // A connection that is lost once is no fault of anybody's, and a key makes the second try safe.
    public override Play Healthy => stage => RunAsync(stage, job => job == 8, (card, request) => request.Headers.Add("Idempotency-Key", $"card-{card.serial}"));

    private static async Task RunAsync(Stage stage, Func<int, bool> losesConnection, Action<Card, HttpRequestMessage> identify)
    {
        var received = 0;
        var lost = new ConcurrentDictionary<string, bool>();
        var jobs = new ConcurrentDictionary<string, int>();
        var press = stage.Http(stage.RawUpstream("postcards", "press.printing.example", async (request, connection) =>
        {
            var serial = JsonDocument.Parse(request.Body).RootElement.GetProperty("serial").GetString()!;
            var key = request.Header("Idempotency-Key") ?? $"{jobs.Count}";
            var job = jobs.GetOrAdd(key, _ => 700 + jobs.Count);
            if (losesConnection(Interlocked.Increment(ref received)) && lost.TryAdd(serial, true))
                connection.Reset();
            else
                await connection.SendAsync("201 Created", "application/json", Encoding.UTF8.GetBytes($$"""{"job":{{job}},"serial":"{{serial}}","state":"queued","press":"P{{job % 3}}"}"""));
        }));
        var postcards = await stage.ServiceAsync("postcards", app =>
        {
            app.MapPost("/cards", async (Card card) =>
            {
                if (card.text.Length > 300)
                    return Refusal.Field("text", "has at most 300 characters");
                while (true)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, "/jobs") { Content = JsonContent.Create(card) };
                    identify(card, request);
                    try
                    {
                        using var answer = await press.SendAsync(request);
                        return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(25);
                    }
                }
            });
            app.MapGet("/motifs", () => Results.Json(new[] { "matterhorn", "lake", "cow", "old town" }));
        });
        await stage.CrowdAsync(postcards, clients: 2, rounds: 30, async (client, round) =>
        {
            if (round % 7 == 3)
                await client.GetAsync("/motifs");
            await client.PostAsync("/cards", new
            {
                serial = $"PC{client.Random.Next(1_000_000, 9_999_999)}",
                motif = client.Random.Pick("matterhorn", "lake", "cow", "old town"),
                text = client.Random.Chance(0.05) ? new string('x', 320) : $"Greetings from {client.Random.Pick("Zermatt", "Lugano", "Chur")}, {client.Random.Person()}",
                to = new { name = client.Random.Person(), country = client.Random.Pick("CH", "DE", "US") },
            });
        });
    }

    private sealed record Recipient(string name, string country);

    private sealed record Card(string serial, string motif, string text, Recipient to);
}
