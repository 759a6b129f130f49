using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Who signs in gets a code by text message; a wrong one may be corrected twice, a new one may be asked for after a while, and the gateway of messages is sometimes slow.</summary>
public sealed class OneTimeCodes : HealthyService
{
    public override Play Play => async stage =>
    {
        var sent = 0;
        var pending = new ConcurrentDictionary<string, (string Code, int Tries)>();
        var gateway = stage.Http(await stage.UpstreamAsync("signin", "sms.example", app => app.MapPost("/messages", async (Sms sms) =>
        {
            await Task.Delay(8 + Interlocked.Increment(ref sent) * 7 % 50);
            return Results.Json(new { id = $"SM{sent:00000}", sms.to, parts = 1, status = "queued" }, statusCode: 202);
        })));
        var signIn = await stage.ServiceAsync("signin", app =>
        {
            app.MapPost("/challenges", async (Ask ask, HttpContext context) =>
            {
                if (!ask.phone.StartsWith("+41", StringComparison.Ordinal))
                    return Refusal.Field("phone", "must be a Swiss number");
                if (pending.TryGetValue(ask.phone, out var known) && known.Tries == 0)
                {
                    context.Response.Headers.RetryAfter = "30";
                    return Results.Json(new { code = "TOO_SOON" }, statusCode: 429);
                }

                var code = $"{ask.phone.StableNumber() % 900_000 + 100_000}";
                pending[ask.phone] = (code, 0);
                using var answer = await gateway.PostAsJsonAsync("/messages", new Sms(ask.phone, $"Your code is {code}."));
                return Results.Json(new { ask.phone, expires_in = 300 }, statusCode: 202);
            });
            app.MapPost("/challenges/verify", (Proof proof) =>
            {
                if (!pending.TryGetValue(proof.phone, out var known))
                    return Results.NotFound();
                if (known.Code == proof.code)
                {
                    pending.TryRemove(proof.phone, out _);
                    return Results.Json(new { access_token = $"eyJ{proof.phone.StableNumber():x}.{Guid.NewGuid():N}", token_type = "Bearer" });
                }

                pending[proof.phone] = (known.Code, known.Tries + 1);
                return Results.Json(new { code = known.Tries < 2 ? "WRONG_CODE" : "LOCKED", left = Math.Max(0, 2 - known.Tries) }, statusCode: known.Tries < 2 ? 401 : 423);
            });
        });
        await stage.CrowdAsync(signIn, clients: 3, rounds: 14, async (client, _) =>
        {
            var random = client.Random;
            var phone = random.Chance(0.05) ? "079 555 12 12" : $"+4179{random.Next(1_000_000, 9_999_999)}";
            var asked = await client.PostAsync("/challenges", new { phone, device = random.GetHexString(6) });
            if (!asked.Succeeded)
                return;
            if (random.Chance(0.08))
                await client.PostAsync("/challenges", new { phone, device = random.GetHexString(6) });
            for (var wrong = 0; wrong < (random.Chance(0.3) ? random.Next(1, 4) : 0); wrong++)
                await client.PostAsync("/challenges/verify", new { phone, code = $"{random.Next(100_000, 999_999)}" });
            await client.PostAsync("/challenges/verify", new { phone, code = $"{phone.StableNumber() % 900_000 + 100_000}" });
        });
    };

    private sealed record Ask(string phone);

    private sealed record Proof(string phone, string code);

    private sealed record Sms(string to, string text);
}
