using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Jobs go from queued through running to done or failed, and are asked for until they are; a finished one is not cancelled.
/// </summary>
public sealed class Tasks : HealthyService
{
    public override Play Play => async stage =>
    {
        var jobs = new ConcurrentDictionary<string, (int Asked, int Steps, bool Cancelled)>();
        var render = await stage.ServiceAsync("render", app =>
        {
            app.MapPost("/jobs", (Job job) =>
            {
                jobs[job.jobId] = (0, job.frames % 4 + 1, false);
                return Results.Accepted($"/jobs/{job.jobId}", new { job.jobId, state = "queued", progress = 0.0 });
            });
            app.MapGet("/jobs/{id}", (string id) =>
            {
                if (!jobs.TryGetValue(id, out var job))
                    return Results.NotFound();
                jobs[id] = job = job with { Asked = job.Asked + 1 };
                return Results.Json(new { jobId = id, state = StateOf(job, id), progress = Math.Min(1.0, (double)job.Asked / job.Steps) });
            });
            app.MapDelete("/jobs/{id}", (string id) =>
            {
                if (!jobs.TryGetValue(id, out var job))
                    return Results.NotFound();
                if (job.Asked >= job.Steps)
                    return Refusal.Conflict("The job has ended.");
                jobs[id] = job with { Cancelled = true };
                return Results.Json(new { jobId = id, state = "cancelled", progress = 0.0 });
            });
        });
        await stage.CrowdAsync(render, clients: 3, rounds: 10, async (client, _) =>
        {
            var id = $"job-{client.Random.GetHexString(12, lowercase: true)}";
            await client.PostAsync("/jobs", new { jobId = id, frames = client.Random.Next(10, 300), quality = client.Random.Pick("draft", "final") });
            if (client.Random.Chance(0.2))
                await client.DeleteAsync($"/jobs/{id}");
            for (var state = ""; state is not ("done" or "failed" or "cancelled");)
                state = (string?)(await client.GetAsync($"/jobs/{id}"))["state"];
            if (client.Random.Chance(0.15))
                await client.DeleteAsync($"/jobs/{id}");
        });
    };

    private static string StateOf((int Asked, int Steps, bool Cancelled) job, string id) => job switch
    {
        { Cancelled: true } => "cancelled",
        _ when job.Asked < job.Steps => "running",
        _ => id.StableNumber() % 8 == 0 ? "failed" : "done",
    };

    private sealed record Job(string jobId, int frames, string quality);
}
