using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A sign-in looks for the one code that was sent for it; who had to ask for a second one has two, and cannot be verified.</summary>
public sealed class CodeAskedForTwice : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "/codes");

    public override Play Faulty => stage => RunAsync(stage, codes => codes.Single());

    public override Play Healthy => stage => RunAsync(stage, codes => codes[^1]);

    private static async Task RunAsync(Stage stage, Func<int[], int> codeOf)
    {
        var sent = new ConcurrentDictionary<string, int[]>();
        var texts = stage.Http(await stage.UpstreamAsync("identity", "sms.gateway.example", app => app.MapPost("/messages", (Message message) =>
            Results.Json(new { id = $"m{message.text.StableNumber()}", segments = 1 }, statusCode: 202))));
        var identity = await stage.ServiceAsync("identity", app =>
        {
            app.MapPost("/sign-ins", (Start start) =>
            {
                var id = $"{start.phone.StableNumber():x6}{Guid.NewGuid():N}"[..18];
                sent[id] = [];
                return Results.Json(new { sign_in = id, channel = "sms", masked = $"*** {start.phone[^2..]}" }, statusCode: 201);
            });
            app.MapPost("/sign-ins/{id}/codes", async (string id) =>
            {
                var code = CodeOf(id, sent[id].Length);
                sent[id] = [.. sent[id], code];
                var message = new Message($"+4179{id.StableNumber() % 9_000_000:0000000}", $"Your code is {code}");
                using var answer = await texts.PostAsJsonAsync("/messages", message);
                return Results.Json(new { valid_s = 300 }, statusCode: (int)answer.StatusCode);
            });
            app.MapPost("/sign-ins/{id}/verification", (string id, Verification verification) => codeOf(sent[id]) == verification.code
                ? Results.Json(new { sign_in = id, verified = true, level = "aal2" })
                : Results.Json(new { sign_in = id, verified = false, attempts_left = 2 }, statusCode: 422));
        });
        await stage.CrowdAsync(identity, clients: 3, rounds: 16, async (client, _) =>
        {
            var begun = await client.PostAsync("/sign-ins", new
            {
                phone = $"+4179{client.Random.Next(1_000_000, 9_999_999)}",
                device = client.Random.Pick("ios", "android", "web"),
            });
            var id = begun["sign_in"]!.GetValue<string>();
            var asked = client.Random.Chance(0.2) ? 2 : 1;
            for (var time = 0; time < asked; time++)
                await client.PostAsync($"/sign-ins/{id}/codes");
            var code = CodeOf(id, asked - 1) + (client.Random.Chance(0.08) ? 1 : 0);
            await client.PostAsync($"/sign-ins/{id}/verification", new { code, remember = client.Random.Chance(0.4) });
        });
    }

    private static int CodeOf(string id, int time) => 100_000 + (id.StableNumber() + time * 7_919) % 899_000;

    private sealed record Start(string phone);

    private sealed record Message(string to, string text);

    private sealed record Verification(int code);
}
