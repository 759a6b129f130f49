using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Jobs of a print room wait, print, run out of paper and go on, are cancelled while they may be, and are printed anew as a job of their own; what
/// is too late is refused.
/// </summary>
public sealed class PrintRoom : HealthyService
{
    public override Play Play => async stage =>
    {
        var jobs = new ConcurrentDictionary<string, Job>();
        var numbers = 4_000;
        var room = await stage.ServiceAsync("printroom", app =>
        {
            app.MapPost("/jobs", (Wish wish) =>
            {
                if (wish.pages > 400)
                    return Refusal.Field("pages", "400 at most");
                var job = new Job($"J{Interlocked.Increment(ref numbers)}", "waiting", wish.pages, 0, wish.copy_of);
                jobs[job.id] = job;
                return Results.Created($"/jobs/{job.id}", job);
            });
            app.MapGet("/jobs/{id}", (string id) => jobs.TryGetValue(id, out var job) ? Results.Json(job) : Results.NotFound());
            app.MapPost("/jobs/{id}/report", (string id, Report report) =>
            {
                if (jobs[id].state is "cancelled" or "done")
                    return Refusal.Conflict("The job is over.");
                var printed = Math.Min(jobs[id].pages, jobs[id].printed + report.pages);
                var state = report.paper == "empty" ? "held" : printed == jobs[id].pages ? "done" : "printing";
                return Results.Json(jobs[id] = jobs[id] with { state = state, printed = printed });
            });
            app.MapDelete("/jobs/{id}", (string id) =>
            {
                if (jobs[id].state is "done" or "cancelled")
                    return Refusal.Conflict("The job is over.");
                jobs[id] = jobs[id] with { state = "cancelled" };
                return Results.NoContent();
            });
        });
        await stage.CrowdAsync(room, clients: 3, rounds: 9, async (client, _) =>
        {
            var random = client.Random;
            var begun = await client.PostAsync("/jobs", new
            {
                pages = random.Chance(0.06) ? 900 : random.Next(1, 60),
                duplex = random.Chance(0.7),
                copy_of = (string?)null,
            });
            if (!begun.Succeeded)
                return;
            var id = begun["id"]!.GetValue<string>();
            var state = "waiting";
            while (state is "waiting" or "printing" or "held")
            {
                if (random.Chance(0.08))
                {
                    await client.DeleteAsync($"/jobs/{id}");
                    state = "cancelled";
                    break;
                }

                var reported = await client.PostAsync($"/jobs/{id}/report", new { pages = random.Next(5, 30), paper = random.Chance(0.1) ? "empty" : "ok" });
                state = reported["state"]!.GetValue<string>();
            }

            await client.GetAsync($"/jobs/{id}");
            if (random.Chance(0.15))
                await client.DeleteAsync($"/jobs/{id}");
            if (random.Chance(0.2))
                await client.PostAsync("/jobs", new { pages = 2, duplex = true, copy_of = id });
        });
    };

    private sealed record Wish(int pages, string? copy_of);

    private sealed record Report(int pages, string paper);

    private sealed record Job(string id, string state, int pages, int printed, string? copy_of);
}
