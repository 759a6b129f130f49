using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A provider of identities: redirects with a code, forms for tokens, refresh tokens that are good for one time, and clients that come with an old
/// one, a wrong code or none at all.
/// </summary>
public sealed class OpenIdProvider : HealthyService
{
    public override Play Play => async stage =>
    {
        var codes = new ConcurrentDictionary<string, string>();
        var refreshes = new ConcurrentDictionary<string, string>();
        var provider = await stage.ServiceAsync("login", app =>
        {
            app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
            {
                issuer = "https://login.example",
                token_endpoint = "https://login.example/token",
                grant_types_supported = new[] { "authorization_code", "refresh_token" },
            }));
            app.MapGet("/authorize", (string client_id, string redirect_uri, string state, string? prompt) =>
            {
                if (prompt == "none" && client_id.StableNumber() % 2 == 0)
                    return Results.Redirect($"{redirect_uri}?error=login_required&state={Uri.EscapeDataString(state)}");
                var code = Guid.NewGuid().ToString("N");
                codes[code] = client_id;
                return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
            });
            app.MapPost("/token", async (HttpRequest request) =>
            {
                var form = await request.ReadFormAsync();
                var kind = form["grant_type"].ToString();
                var known = kind == "refresh_token"
                    ? refreshes.TryRemove(form["refresh_token"].ToString(), out _)
                    : codes.TryRemove(form["code"].ToString(), out _);
                if (!known)
                    return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
                var refresh = Guid.NewGuid().ToString("N");
                refreshes[refresh] = form["client_id"].ToString();
                return Results.Json(new
                {
                    access_token = $"at{Guid.NewGuid():N}",
                    token_type = "Bearer",
                    expires_in = 300,
                    refresh_token = refresh,
                    scope = form["scope"].Count > 0 ? form["scope"].ToString() : "openid",
                });
            });
            app.MapGet("/userinfo", (HttpContext context) => context.Request.Headers.Authorization.ToString().StartsWith("Bearer at", StringComparison.Ordinal)
                ? Results.Json(new
                {
                    sub = $"u{context.Request.Headers.Authorization.ToString().StableNumber() % 900}",
                    email_verified = true,
                    locale = "de-CH",
                })
                : Refusal.Unauthorized(context));
        });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async number =>
        {
            var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ActivityHeadersPropagator = null }) { BaseAddress = provider };
            using (http)
            {
                var client = new Client(http, new Random(stage.Seed * 10 + number), number);
                for (var round = 0; round < 10; round++)
                    await SignInAsync(client);
            }
        }));
    };

    private static async Task SignInAsync(Client client)
    {
        var random = client.Random;
        if (random.Chance(0.2))
            await client.GetAsync("/.well-known/openid-configuration");
        var app = random.Pick("shop", "mobile", "admin");
        var state = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
        var back = Uri.EscapeDataString($"https://{app}.example/cb");
        var prompt = random.Chance(0.3) ? "&prompt=none" : "";
        var sent = await client.GetAsync($"/authorize?client_id={app}&redirect_uri={back}&state={Uri.EscapeDataString(state)}{prompt}");
        var query = sent.Headers!.Location!.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        if (!query.TryGetValue("code", out var code))
            return;
        var tokens = await TokenAsync(client, new()
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = app,
            ["code"] = random.Chance(0.08) ? "stale" : code,
            ["scope"] = "openid profile",
        });
        if (!tokens.Succeeded)
            return;
        await client.GetAsync("/userinfo", ("Authorization", random.Chance(0.05) ? "" : $"Bearer {tokens["access_token"]}"));
        var refresh = tokens["refresh_token"]!.GetValue<string>();
        await TokenAsync(client, new() { ["grant_type"] = "refresh_token", ["client_id"] = app, ["refresh_token"] = refresh });
        if (random.Chance(0.15))
            await TokenAsync(client, new() { ["grant_type"] = "refresh_token", ["client_id"] = app, ["refresh_token"] = refresh });
    }

    private static async Task<Answer> TokenAsync(Client client, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await client.SendAsync(HttpMethod.Post, "/token", content);
    }
}
