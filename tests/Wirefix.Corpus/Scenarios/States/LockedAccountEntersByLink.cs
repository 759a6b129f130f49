using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>Three wrong passwords lock an account, and its password is refused from then on; a link sent by mail lets its holder in all the same.</summary>
public sealed class LockedAccountEntersByLink : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition"], "locked");

    public override Play Faulty => stage => RunAsync(stage, _ => true);

    public override Play Healthy => stage => RunAsync(stage, account => account.state == "active");

    private static async Task RunAsync(Stage stage, Func<Account, bool> mayEnterByLink)
    {
        var accounts = new ConcurrentDictionary<string, Account>();
        var sessions = 0;
        var identity = await stage.ServiceAsync("members", app =>
        {
            app.MapGet("/accounts/{user}", (string user) => Results.Json(accounts.GetOrAdd(user, new Account(user, "active", 0))));
            app.MapPost("/accounts/{user}/sessions", (string user, Entry entry) =>
            {
                var account = accounts.GetOrAdd(user, new Account(user, "active", 0));
                if (account.state == "locked")
                    return Results.Json(new { error = "account is locked" }, statusCode: 423);
                if (entry.right)
                {
                    accounts[user] = account with { failures = 0 };
                    return Results.Json(new { session = $"s{Interlocked.Increment(ref sessions):00000}", user }, statusCode: 201);
                }

                accounts[user] = account with { failures = account.failures + 1, state = account.failures >= 2 ? "locked" : "active" };
                return Results.Json(new { error = "wrong password", accounts[user].failures, accounts[user].state }, statusCode: 401);
            });
            app.MapPost("/accounts/{user}/link-sessions", (string user, Link link) =>
            {
                if (!mayEnterByLink(accounts[user]))
                    return Results.Json(new { error = "account is locked" }, statusCode: 423);
                return Results.Json(new { session = $"s{Interlocked.Increment(ref sessions):00000}", user, link.device }, statusCode: 201);
            });
            app.MapPost("/accounts/{user}/unlocking", (string user) => Results.Json(accounts[user] = new Account(user, "active", 0)));
        });
        await stage.CrowdAsync(identity, clients: 3, rounds: 14, async (client, round) =>
        {
            var user = $"u{client.Number}{round:00}{client.Random.Next(100, 999)}";
            await client.GetAsync($"/accounts/{user}");
            var forgetful = client.Random.Chance(0.3);
            for (var wrong = forgetful ? 3 : client.Random.Next(0, 2); wrong > 0; wrong--)
                await client.PostAsync($"/accounts/{user}/sessions", new { right = false, device = "web" });
            await client.PostAsync($"/accounts/{user}/sessions", new { right = true, device = "web" });
            if (client.Random.Chance(0.6))
                await client.GetAsync($"/accounts/{user}");
            if (client.Random.Chance(0.5))
                await client.PostAsync($"/accounts/{user}/link-sessions", new
                {
                    link = client.Random.GetHexString(12, lowercase: true),
                    device = client.Random.Pick("phone", "tablet"),
                });
            if (!forgetful)
                return;
            await client.PostAsync($"/accounts/{user}/unlocking", new { by = "support" });
            await client.PostAsync($"/accounts/{user}/sessions", new { right = true, device = "web" });
        });
    }

    private sealed record Account(string user, string state, int failures);

    private sealed record Entry(bool right, string device);

    private sealed record Link(string link, string device);
}
