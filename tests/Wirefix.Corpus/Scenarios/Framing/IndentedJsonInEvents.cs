using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>Scores are streamed as indented JSON behind one "data:", whose other lines no reader of events takes for data.</summary>
public sealed class IndentedJsonInEvents : Scenario
{
    public override Expected Expected => Expected.Of("framing", "event");

    public override Play Faulty => stage => RunAsync(stage, new JsonSerializerOptions { WriteIndented = true });

    public override Play Healthy => stage => RunAsync(stage, new JsonSerializerOptions());

    private static async Task RunAsync(Stage stage, JsonSerializerOptions options)
    {
        var games = await stage.ServiceAsync("games", app =>
        {
            app.MapGet("/arenas/{arena}/scores", async (string arena, HttpContext context) =>
            {
                context.Response.ContentType = "text/event-stream";
                for (var round = 1; round <= 2 + arena.StableNumber() % 4; round++)
                {
                    var score = JsonSerializer.Serialize(new { arena, round, red = round * 3, blue = arena.Length + round }, options);
                    await context.Response.WriteAsync($"event: score\ndata: {score}\n\n");
                    await Task.Delay(2);
                }
            });
            app.MapPost("/arenas/{arena}/goals", (string arena, Goal goal) => goal.minute > 90
                ? Refusal.Field("minute", "the game is over")
                : Results.Json(new { arena, goal.team, goal.minute }, statusCode: 201));
        });
        await stage.CrowdAsync(games, clients: 3, rounds: 12, async (client, _) =>
        {
            var arena = $"{client.Random.Pick("north", "south", "harbour")}-{client.Random.Next(1, 40)}";
            await client.PostAsync($"/arenas/{arena}/goals", new { team = client.Random.Pick("red", "blue"), minute = client.Random.Next(1, 96) });
            await client.GetAsync($"/arenas/{arena}/scores", ("Accept", "text/event-stream"));
        });
    }

    private sealed record Goal(string team, int minute);
}
