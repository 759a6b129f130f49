using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>Points are added by reading the account, adding and writing it back; two purchases at once leave one of them out.</summary>
public sealed class LoyaltyPointsLost : Scenario
{
    public override Expected Expected => Expected.Of("lostUpdate", "/accounts/");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var accounts = new ConcurrentDictionary<string, Account>();
        var store = stage.Http(await stage.UpstreamAsync("loyalty", "account-store.internal", app =>
        {
            app.MapGet("/accounts/{id}", async (string id) =>
            {
                var account = accounts.GetOrAdd(id, new Account(id, 100));
                await meetings.ArriveAsync(id);
                return Results.Json(account);
            });
            app.MapPut("/accounts/{id}", (string id, Account account) => Results.Json(accounts[id] = account));
        }));
        var loyalty = await stage.ServiceAsync("loyalty", app =>
        {
            app.MapGet("/members/{id}/points", async (string id) =>
                id.StartsWith('9') ? Results.NotFound() : Results.Json(await store.GetFromJsonAsync<Account>($"/accounts/{id}")));
            app.MapPost("/members/{id}/points", (string id, Purchase purchase) => purchase.points <= 0
                ? Task.FromResult(Refusal.Field("points", "must be positive"))
                : turn(id, async () =>
                {
                    var account = await store.GetFromJsonAsync<Account>($"/accounts/{id}");
                    using var answer = await store.PutAsJsonAsync($"/accounts/{id}", account! with { points = account.points + purchase.points });
                    return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
                }));
        });
        var clients = new[] { stage.Client(loyalty, 0), stage.Client(loyalty, 1) };
        for (var round = 0; round < 20; round++)
        {
            var id = $"{clients[0].Random.Next(1_000, 9_999)}";
            await AddAsync(clients[0], id);
            if (round % 5 == 2)
                await meetings.HoldAsync(id, () => Task.WhenAll(clients.Select(client => AddAsync(client, id))));
            else
                await AddAsync(clients[1], id);
            await clients[0].GetAsync($"/members/{id}/points");
        }
    }

    private static Task AddAsync(Client client, string id) =>
        client.PostAsync($"/members/{id}/points", new { points = client.Random.Next(0, 40), shop = client.Random.Pick("Bern", "Basel", "Chur") });

    private sealed record Account(string id, int points);

    private sealed record Purchase(int points, string shop);
}
