using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// Job advertisements that are drafted, published, paused, published again and filled; a salary is a range, a text or not given, edits
/// need the tag that was read, and applications come in with whatever people write.
/// </summary>
public sealed class JobBoard : HealthyService
{
    public override Play Play => async stage =>
    {
        var jobs = new ConcurrentDictionary<string, Job>();
        var board = await stage.ServiceAsync("jobs", app =>
        {
            app.MapPut("/jobs/{slug}", (string slug, Draft draft, HttpContext context) =>
            {
                var now = jobs.GetValueOrDefault(slug);
                if (now is not null && context.Request.Headers.IfMatch != $"\"{now.version}\"")
                    return Results.StatusCode(now.state == "filled" ? 409 : 412);
                jobs[slug] = new Job(draft, now?.state ?? "draft", (now?.version ?? 0) + 1);
                return Of(slug, jobs[slug], context.Response, now is null ? 201 : 200);
            });
            app.MapPatch("/jobs/{slug}", (string slug, Change change, HttpContext context) =>
            {
                var now = jobs[slug];
                if ((now.state, change.state) is not (("draft" or "paused", "published") or ("published", "paused" or "filled")))
                    return Refusal.Conflict($"A {now.state} job cannot be {change.state}.");
                jobs[slug] = now with { state = change.state, version = now.version + 1 };
                return Of(slug, jobs[slug], context.Response, 200);
            });
            app.MapGet("/jobs/{slug}", (string slug, HttpContext context) => jobs.TryGetValue(slug, out var job) ? Of(slug, job, context.Response, 200) : Results.NotFound());
            app.MapPost("/jobs/{slug}/applications", (string slug, Application application) => (jobs[slug].state, application.letter) switch
            {
                (not "published", _) => Refusal.Conflict("Applications are closed."),
                (_, null or "") => Refusal.Field("letter", "say something about yourself"),
                _ => Results.Accepted(value: new { application.name, received = true }),
            });
        });
        await stage.CrowdAsync(board, clients: 3, rounds: 9, async (client, _) =>
        {
            var random = client.Random;
            var job = $"/jobs/{random.Pick("baker", "welder", "nurse")}-{random.Next(10_000)}";
            object? salary = random.Pick(0, 1, 2) switch { 0 => new { from = 4_200, to = 5_100 + random.Next(900) }, 1 => "by agreement", _ => null };
            var made = await client.PutAsync(job, new { title = $"{random.Good()} expert (80–100 %)", salary, remote = random.Chance(0.3) });
            await client.PatchAsync(job, new { state = random.Pick("published", "published", "published", "filled") });
            await client.PostAsync($"{job}/applications", new { name = random.Person(), letter = random.Pick("Motivé & prêt!", "I'd like 100% of it", "", null) });
            if (random.Chance(0.5))
                await client.PatchAsync(job, new { state = "paused" });
            var read = await client.GetAsync(random.Chance(0.9) ? job : "/jobs/nothing");
            var tag = random.Chance(0.7) ? read.Headers?.ETag?.Tag : made.Headers?.ETag?.Tag;
            await client.PutAsync(job, new { title = "assistant", salary, remote = true }, ("If-Match", tag ?? "*"));
            await client.PatchAsync(job, new { state = random.Pick("published", "filled") });
            await client.GetAsync(job);
        });
    };

    private static IResult Of(string slug, Job job, HttpResponse response, int status)
    {
        response.Headers.ETag = $"\"{job.version}\"";
        return Results.Json(new { slug, job.state, job.draft.title, job.draft.salary, _links = new { self = new { href = $"/jobs/{slug}" } } }, contentType: "application/hal+json", statusCode: status);
    }

    private sealed record Draft(string title, object? salary, bool remote);

    private sealed record Job(Draft draft, string state, int version);

    private sealed record Change(string state);

    private sealed record Application(string name, string? letter);
}
