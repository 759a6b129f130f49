using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>People sign in, some with a wrong password first, and their sessions end after a few calls.</summary>
public sealed class Login : HealthyService
{
    private const int CallsOfASession = 6;

    public override Play Play => async stage =>
    {
        var sessions = new ConcurrentDictionary<string, int>();
        var random = new Random(stage.Seed);
        var portal = await stage.ServiceAsync("portal", app =>
        {
            app.MapPost("/login", (Credentials credentials, HttpContext context) =>
            {
                if (credentials.password != "correct")
                    return Refusal.Unauthorized(context);
                string token;
                lock (random)
                    token = random.GetHexString(32, lowercase: true);
                sessions[token] = CallsOfASession;
                return Results.Json(new { access_token = token, expires_in = 300 });
            });
            app.MapGet("/profile", (HttpContext context) => Guarded(context, () => Results.Json(new { plan = "basic", language = "de" })));
            app.MapGet("/admin/users", (HttpContext context) => Guarded(context, () => Results.StatusCode(403)));
            app.MapPost("/logout", (HttpContext context) => Guarded(context, () => Results.NoContent()));
        });
        await stage.CrowdAsync(portal, clients: 4, rounds: 5, async (client, round) =>
        {
            if (client.Random.Chance(0.3))
                await client.PostAsync("/login", new { user = $"user{client.Number}", password = "wrong" });
            var login = await client.PostAsync("/login", new { user = $"user{client.Number}", password = "correct" });
            var bearer = ("Authorization", $"Bearer {login["access_token"]}");
            for (var call = 0; call < 7; call++)
                await client.GetAsync("/profile", bearer);
            if (round == 2)
            {
                var again = await client.PostAsync("/login", new { user = $"user{client.Number}", password = "correct" });
                await client.GetAsync("/admin/users", ("Authorization", $"Bearer {again["access_token"]}"));
            }
        });

        IResult Guarded(HttpContext context, Func<IResult> answer)
        {
            var token = context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal);
            return sessions.TryGetValue(token, out var left) && left > 0 && sessions.TryUpdate(token, left - 1, left)
                ? answer()
                : Refusal.Unauthorized(context);
        }
    };

    private sealed record Credentials(string user, string password);
}
