using System.Collections.Concurrent;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// People chat: messages in every script, edited and taken back, read as a stream with signs of life, with several lines an event, and from where a
/// reader stopped.
/// </summary>
public sealed class ChatRooms : HealthyService
{
    private static readonly string[] Texts =
        ["Hi!", "a < b && c > d", "50% off + 3 more", "お疲れ様です", "👩‍🚀 🚀", "one\ntwo\nthree", "C:\\temp\\new", "\"quoted\"", new string('é', 230)];

    public override Play Play => async stage =>
    {
        var rooms = new ConcurrentDictionary<string, Message[]>();
        var chat = await stage.ServiceAsync("chat", app =>
        {
            app.MapPost("/rooms/{room}/messages", (string room, Text text) =>
            {
                if (text.text.Length > 200)
                    return Refusal.Field("text", "200 characters at most");
                var held = rooms.AddOrUpdate(room, _ => [new Message(1, text.text, "sent")], (_, before) =>
                    [.. before, new Message(before.Length + 1, text.text, "sent")]);
                return Results.Json(held[^1], statusCode: 201);
            });
            app.MapPut("/rooms/{room}/messages/{no:int}", (string room, int no, Text text) => Change(rooms, room, no, message =>
                message with { text = text.text, state = "edited" }));
            app.MapDelete("/rooms/{room}/messages/{no:int}", (string room, int no) => Change(rooms, room, no, message =>
                message with { text = "", state = "removed" }));
            app.MapGet("/rooms/{room}/stream", async (string room, HttpContext context) =>
            {
                var after = int.TryParse(context.Request.Headers["Last-Event-ID"], out var seen) ? seen : 0;
                context.Response.ContentType = "text/event-stream; charset=utf-8";
                await context.Response.WriteAsync("retry: 3000\n\n");
                foreach (var message in rooms.GetValueOrDefault(room, []).Skip(after))
                {
                    await context.Response.WriteAsync(": alive\n\n");
                    var lines = string.Concat(message.text.Split('\n').Select(line => $"data: {line}\n"));
                    var data = message.no % 3 == 0 ? lines : $"data: {JsonSerializer.Serialize(message)}\n";
                    await context.Response.WriteAsync($"id: {message.no}\nevent: {(message.no % 3 == 0 ? "plain" : "message")}\n{data}\n");
                }

                await context.Response.WriteAsync("event: bye\ndata:\n\n");
            });
        });
        await stage.CrowdAsync(chat, clients: 4, rounds: 13, async (client, round) =>
        {
            var room = $"{client.Random.Pick("general", "søndag", "設計")}-{client.Number}";
            var path = $"/rooms/{Uri.EscapeDataString(room)}";
            var text = client.Random.Pick(Texts);
            var sent = await client.PostAsync($"{path}/messages", new { text, reply_to = client.Random.Chance(0.2) ? client.Random.Next(1, 9) : (int?)null });
            if (sent.Succeeded && client.Random.Chance(0.25))
                await client.PutAsync($"{path}/messages/{sent["no"]}", new { text = $"{text} (fixed)" });
            if (sent.Succeeded && client.Random.Chance(0.15))
                await client.DeleteAsync($"{path}/messages/{sent["no"]}");
            if (round % 3 == 2)
                await client.GetAsync($"{path}/stream", ("Accept", "text/event-stream"), ("Last-Event-ID", client.Random.Pick("0", "2", "5")));
        });
    };

    private static IResult Change(ConcurrentDictionary<string, Message[]> rooms, string room, int no, Func<Message, Message> change)
    {
        var message = rooms[room][no - 1];
        if (message.state == "removed")
            return Results.StatusCode(410);
        var changed = change(message);
        rooms[room][no - 1] = changed;
        return Results.Json(changed);
    }

    private sealed record Text(string text);

    private sealed record Message(int no, string text, string state);
}
