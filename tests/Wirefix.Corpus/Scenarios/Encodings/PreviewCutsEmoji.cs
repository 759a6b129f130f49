using System.Globalization;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A push message shows the first characters of a text, counted in UTF-16, and may end in half an emoji.</summary>
public sealed class PreviewCutsEmoji : Scenario
{
    private const int Most = 24;

    public override Expected Expected => Expected.OneOf(["encoding", "alteredValue"], "push");

    public override Play Faulty => stage => RunAsync(stage, text => text[..Most]);

    public override Play Healthy => stage => RunAsync(stage, text => new StringInfo(text).LengthInTextElements > Most
        ? new StringInfo(text).SubstringByTextElements(0, Most)
        : text);

    private static async Task RunAsync(Stage stage, Func<string, string> cut)
    {
        var apns = stage.Http(await stage.UpstreamAsync("chat", "push.example", app => app.MapPost("/3/device/{token}", (string token) =>
            token.StableNumber() % 17 == 0 ? Results.Json(new { reason = "Unregistered" }, statusCode: 410) : Results.Ok())));
        var chat = await stage.ServiceAsync("chat", app =>
        {
            app.MapPost("/rooms/{room}/messages", async (string room, Message message) =>
            {
                if (message.text.Length > 60)
                    return Results.Json(new { error = "too_long", max = 60 }, statusCode: 413);
                var body = message.text.Length > Most ? $"{cut(message.text)}…" : message.text;
                using var pushed = await apns.PostAsJsonAsync(
                    $"/3/device/{room.StableNumber():x8}",
                    new { aps = new { alert = new { title = message.sender, body }, badge = 1 } });
                return Results.Json(new { message_id = $"m{message.text.StableNumber()}", delivered = pushed.IsSuccessStatusCode }, statusCode: 201);
            });
            app.MapGet("/rooms/{room}", (string room) => Results.Json(new { room, members = room.StableNumber() % 9 + 2 }));
        });
        await stage.CrowdAsync(chat, clients: 3, rounds: 20, async (client, round) =>
        {
            var random = client.Random;
            var room = $"r-{random.GetHexString(6, lowercase: true)}";
            if (round % 6 == 0)
                await client.GetAsync($"/rooms/{room}");
            var words = random.Pick("see you at nine", "that was so good", "happy birthday dear", "on my way", "did you call the plumber about the tap?", "ok");
            var cheer = random.Chance(0.5) ? string.Concat(Enumerable.Repeat(random.Pick("🎉", "😂", "🙏", "❤"), random.Next(1, 12))) : "";
            await client.PostAsync($"/rooms/{room}/messages", new
            {
                sender = random.Person(),
                text = $"{words}{(random.Chance(0.5) ? " " : "! ")}{cheer}{random.Pick("", " call me when you are there", " and greet your people")}",
            });
        });
    }

    private sealed record Message(string sender, string text);
}
