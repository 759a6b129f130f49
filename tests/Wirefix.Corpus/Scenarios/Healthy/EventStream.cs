namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Events of builds are streamed, with comments that keep the line open and data of several lines.</summary>
public sealed class EventStream : HealthyService
{
    public override Play Play => async stage =>
    {
        var builds = await stage.ServiceAsync("builds", app =>
        {
            app.MapGet("/builds/{id}/events", async (int id, HttpContext context) =>
            {
                if (id % 15 == 0)
                {
                    context.Response.StatusCode = 404;
                    return;
                }

                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync(": welcome\n\n");
                for (var step = 1; step <= 2 + id % 4; step++)
                {
                    await context.Response.WriteAsync($"event: step\nid: {step}\ndata: {{\"build\":{id},\ndata: \"step\":{step}}}\n\n");
                    await Task.Delay(3);
                }

                await context.Response.WriteAsync("event: end\ndata: {\"state\":\"passed\"}\n\n");
            });
            app.MapPost("/builds", (Build build) =>
                Results.Accepted($"/builds/{build.commit.StableNumber() % 9_000}/events", new { build.commit, state = "queued" }));
        });
        await stage.CrowdAsync(builds, clients: 3, rounds: 12, async (client, _) =>
        {
            await client.PostAsync("/builds", new
            {
                commit = client.Random.GetHexString(40, lowercase: true),
                branch = client.Random.Pick("main", "release/2", "fix-1"),
            });
            await client.GetAsync($"/builds/{client.Random.Next(100, 999)}/events", ("Accept", "text/event-stream"));
        });
    };

    private sealed record Build(string commit, string branch);
}
