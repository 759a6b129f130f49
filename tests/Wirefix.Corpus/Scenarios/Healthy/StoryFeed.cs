namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Readers ask for stories with the version that they have, old addresses lead to new ones, and withdrawn stories are gone.</summary>
public sealed class StoryFeed : HealthyService
{
    public override Play Play => async stage =>
    {
        var feed = await stage.ServiceAsync("feed", app =>
        {
            app.MapGet("/stories/{id}", (int id, HttpContext context) =>
            {
                if (id % 23 == 0)
                    return Results.StatusCode(410);
                var tag = $"\"s{id}-{id % 4}\"";
                context.Response.Headers.ETag = tag;
                return context.Request.Headers.IfNoneMatch == tag
                    ? Results.StatusCode(304)
                    : Results.Json(new { id, headline = id % 3 == 0 ? "Café & Bücher: \"offen\"" : $"Story {id}", tags = new[] { "city", "crème" }.Take(id % 3), corrected_at = id % 4 == 0 ? null : $"2026-03-0{id % 9 + 1}" });
            });
            app.MapGet("/news/{id}", (int id) => Results.Redirect($"/stories/{id}", permanent: true));
            app.MapGet("/feed.xml", () => Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><title>Zürich &amp; Umgebung</title></channel></rss>", "application/rss+xml"));
        });
        await stage.CrowdAsync(feed, clients: 3, rounds: 18, async (client, round) =>
        {
            var id = client.Random.Next(1_000, 2_000);
            var first = await client.GetAsync($"/stories/{id}");
            if (client.Random.Chance(0.4) && first.Headers?.ETag is { } tag)
                await client.GetAsync($"/stories/{id}", ("If-None-Match", tag.ToString()));
            if (round % 4 == 0)
                await client.GetAsync($"/news/{client.Random.Next(1_000, 2_000)}");
            if (round % 6 == 0)
                await client.GetAsync("/feed.xml");
        });
    };
}
