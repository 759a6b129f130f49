using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>
/// A reader beside the track that was offline sends its buffer again; the last event to come in wins, and a wagon that has arrived is
/// under way again.
/// </summary>
public sealed class WagonSetBackByOldEvent : Scenario
{
    private static readonly string[] Way = ["ORDERED", "LOADED", "DEPARTED", "ARRIVED", "UNLOADED"];

    public override Expected Expected => Expected.Of("illegalTransition", "ARRIVED", "DEPARTED");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, (known, came) => came > known);

    private static async Task RunAsync(Stage stage, Func<int, int, bool> isNews)
    {
        var wagons = new ConcurrentDictionary<string, Wagon>();
        var rail = await stage.ServiceAsync("railfreight", app =>
        {
            app.MapPost("/wagons/{number}/events", (string number, Event happened) =>
            {
                if (!Way.Contains(happened.status))
                    return Refusal.Field("status", "is not known");
                var known = wagons.GetOrAdd(number, new Wagon(number, "NONE", 0, happened.place));
                if (isNews(known.lastSeq, happened.seq))
                    wagons[number] = known = new Wagon(number, happened.status, happened.seq, happened.place);
                return Results.Json(known);
            });
            app.MapGet("/wagons/{number}", (string number) => wagons.TryGetValue(number, out var wagon) ? Results.Json(wagon) : Results.NotFound());
        });
        await stage.CrowdAsync(rail, clients: 3, rounds: 11, async (client, round) =>
        {
            var number = $"3180{client.Number}{round:00}{client.Random.Next(1_000, 9_999)}-{client.Random.Next(10)}";
            var places = new[] { "Basel", "Basel", "Basel", client.Random.Pick("Chiasso", "Buchs"), "Chiasso" };
            for (var seq = 1; seq <= Way.Length; seq++)
            {
                if (client.Random.Chance(0.03))
                    await SendAsync(client, number, seq, "PARKED", places);
                await SendAsync(client, number, seq, Way[seq - 1], places);
                // The reader at the yard of departure has been without a network.
                if (seq == 4 && client.Random.Chance(0.25))
                    await SendAsync(client, number, 3, Way[2], places);
                if (seq >= 3 && client.Random.Chance(0.6))
                    await client.GetAsync(client.Random.Chance(0.05) ? "/wagons/0" : $"/wagons/{number}");
            }
        });
    }

    private static Task SendAsync(Client client, string number, int seq, string status, string[] places) => client.PostAsync($"/wagons/{number}/events", new
    {
        seq,
        status,
        place = places[seq - 1],
        axles = 4,
        readAt = $"2026-06-{10 + seq}T{7 + seq:00}:15:00Z",
    });

    private sealed record Event(int seq, string status, string place);

    private sealed record Wagon(string number, string status, int lastSeq, string place);
}
