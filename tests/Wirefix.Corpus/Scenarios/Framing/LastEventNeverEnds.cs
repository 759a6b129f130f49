using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>The progress of a rendering is a stream of events whose last one lacks the empty line that would end it; a browser never hears of it.</summary>
public sealed class LastEventNeverEnds : Scenario
{
    public override Expected Expected => Expected.Of("framing", "event");

    public override Play Faulty => stage => RunAsync(stage, "\n");

    public override Play Healthy => stage => RunAsync(stage, "\n\n");

    private static async Task RunAsync(Stage stage, string end)
    {
        var renderer = await stage.ServiceAsync("render", app =>
        {
            app.MapPost("/renderings", (Wish wish) => wish.frames < 1
                ? Refusal.Field("frames", "at least one")
                : Results.Accepted($"/renderings/{wish.scene}-{wish.frames}", new { id = $"{wish.scene}-{wish.frames}" }));
            app.MapGet("/renderings/{id}/progress", async (string id, HttpContext context) =>
            {
                context.Response.ContentType = "text/event-stream";
                context.Response.Headers.CacheControl = "no-cache";
                var steps = id.StableNumber() % 5 + 2;
                await context.Response.WriteAsync("retry: 2000\n: rendering\n\n");
                for (var step = 1; step <= steps; step++)
                {
                    var progress = JsonSerializer.Serialize(new { id, percent = 100 * step / (steps + 1) });
                    await context.Response.WriteAsync($"id: {step}\nevent: progress\ndata: {progress}\n\n");
                    await context.Response.Body.FlushAsync();
                    await Task.Delay(2);
                }

                var finished = JsonSerializer.Serialize(new { id, percent = 100, file = $"/files/{id}.mp4" });
                await context.Response.WriteAsync($"id: {steps + 1}\nevent: finished\ndata: {finished}{end}");
            });
        });
        await stage.CrowdAsync(renderer, clients: 3, rounds: 10, async (client, _) =>
        {
            var begun = await client.PostAsync("/renderings", new
            {
                scene = $"sc{client.Random.Next(100, 999)}",
                frames = client.Random.Chance(0.06) ? 0 : client.Random.Next(24, 240),
            });
            if (begun.Succeeded)
                await client.GetAsync($"/renderings/{begun["id"]}/progress", ("Accept", "text/event-stream"));
        });
    }

    private sealed record Wish(string scene, int frames);
}
