using System.Text;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>The lobby writes JSON to its match server in ASCII, and players with letters beyond it become question marks.</summary>
public sealed class NicknameInAscii : Scenario
{
    private static readonly string[] Nicknames = ["frostbite", "zoë", "pixel_wolf", "Łukasz", "nightowl", "mañana", "hex", "東京kid", "rookie", "sly.fox"];

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Expected Expected => Expected.OneOf(["encoding", "alteredValue", "contrast"], "nick");

    public override Play Faulty => stage => RunAsync(stage, Encoding.ASCII);

    public override Play Healthy => stage => RunAsync(stage, Encoding.UTF8);

    private static async Task RunAsync(Stage stage, Encoding encoding)
    {
        var matches = stage.Http(await stage.UpstreamAsync("lobby", "match.games.internal", app =>
            app.MapPost("/matches/{match}/seats", (string match, Seat seat) => Results.Json(new { match, seat.slot, ready = seat.slot < 8 }, statusCode: 201))));
        var lobby = await stage.ServiceAsync("lobby", app => app.MapPost("/join", async (Join join) =>
        {
            if (join.level < 3 && join.arena == "ranked")
                return Refusal.Conflict("Ranked games begin at level 3.");
            var json = JsonSerializer.Serialize(new Seat(join.nick, join.nick.StableNumber() % 10, join.level), Unescaped);
            using var body = new ByteArrayContent(encoding.GetBytes(json)) { Headers = { ContentType = new("application/json") } };
            using var answer = await matches.PostAsync($"/matches/{join.arena}-{join.level / 10}/seats", body);
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
        }));
        await stage.CrowdAsync(lobby, clients: 4, rounds: 16, async (client, _) => await client.PostAsync("/join", new
        {
            nick = client.Random.Pick(Nicknames) + client.Random.Pick("", "", "7", "99"),
            level = client.Random.Next(1, 60),
            arena = client.Random.Pick("ranked", "casual", "training"),
        }));
    }

    private sealed record Seat(string nick, int slot, int level);

    private sealed record Join(string nick, int level, string arena);
}
