using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>An app asks whether a handle is free and then registers it; the service trusts that it asked, and two players get the same one.</summary>
public sealed class HandleTakenTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["checkThenAct", "doubleEffect"], "/players");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, (handles, handle) => handles.TryAdd(handle, 0));

    private static async Task RunAsync(Stage stage, Func<ConcurrentDictionary<string, int>, string, bool> take)
    {
        var number = 7_000;
        var handles = new ConcurrentDictionary<string, int>();
        var game = await stage.ServiceAsync("game", app =>
        {
            app.MapGet("/handles/{handle}", (string handle) => handles.TryGetValue(handle, out var owner)
                ? Results.Json(new { handle, player = owner })
                : Results.NotFound(new { handle, free = true }));
            app.MapPost("/players", (Registration registration) =>
            {
                if (registration.handle.Length < 4)
                    return Refusal.Field("handle", "four letters at least");
                if (!take(handles, registration.handle))
                    return Refusal.Conflict("This handle is taken.");
                var player = Interlocked.Increment(ref number);
                handles[registration.handle] = player;
                return Results.Json(new { player, registration.handle, level = 1 }, statusCode: 201);
            });
            app.MapGet("/players/{player}", (int player) => Results.Json(new { player, level = player % 5 + 1, coins = player % 300 }));
        });
        var clients = Enumerable.Range(0, 3).Select(n => stage.Client(game, n)).ToArray();
        for (var round = 0; round < 14; round++)
        {
            var wanted = $"{clients[0].Random.Pick("dragon", "pixel", "storm", "moon")}{clients[0].Random.Next(10, 9_999)}";
            await clients[0].GetAsync($"/players/{7_001 + round}");
            if (round % 4 != 2)
            {
                await RegisterAsync(clients[0], wanted);
                await RegisterAsync(clients[1], round % 5 == 0 ? wanted : $"{wanted}x");
                await clients[2].PostAsync("/players", new { handle = "abc", country = "CH" });
                continue;
            }

            // Both see that it is free before either takes it.
            await Task.WhenAll(clients[0].GetAsync($"/handles/{wanted}"), clients[2].GetAsync($"/handles/{wanted}"));
            await Task.WhenAll(TakeAsync(clients[0], wanted), TakeAsync(clients[2], wanted));
        }
    }

    private static async Task RegisterAsync(Client client, string handle)
    {
        if ((await client.GetAsync($"/handles/{handle}")).Status == 404)
            await TakeAsync(client, handle);
    }

    private static Task TakeAsync(Client client, string handle) =>
        client.PostAsync("/players", new { handle, country = client.Random.Pick("CH", "DE", "AT"), email = $"{client.Random.GetHexString(6)}@post.example" });

    private sealed record Registration(string handle, string country);
}
