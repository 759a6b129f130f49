using System.Collections.Concurrent;
using System.Net;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>A page is made where there is none of that name; two editors who publish at once make two of them.</summary>
public sealed class SlugTakenTwice : Scenario
{
    public override Expected Expected => Expected.OneOf(["checkThenAct", "doubleEffect"], "/pages");

    public override Play Faulty => stage => RunAsync(stage, Turns.None);

    public override Play Healthy => stage => RunAsync(stage, Turns.Each());

    private static async Task RunAsync(Stage stage, Turn turn)
    {
        var meetings = new Meetings();
        var pages = new ConcurrentQueue<Page>();
        var content = stage.Http(await stage.UpstreamAsync("editor", "content.internal", app =>
        {
            app.MapGet("/pages/{slug}", async (string slug) =>
            {
                var page = pages.FirstOrDefault(page => page.slug == slug);
                await meetings.ArriveAsync(slug);
                return page is null ? Results.NotFound() : Results.Json(page);
            });
            app.MapPost("/pages", (Page page) =>
            {
                pages.Enqueue(page);
                return Results.Created($"/pages/{page.slug}", new { pageId = pages.Count, page.slug, page.title });
            });
        }));
        var editor = await stage.ServiceAsync("editor", app => app.MapPost("/publish", (Page page) => turn(page.slug, async () =>
        {
            if (page.title.Length == 0)
                return Refusal.Field("title", "is required");
            using var known = await content.GetAsync($"/pages/{page.slug}");
            if (known.StatusCode != HttpStatusCode.NotFound)
                return Refusal.Conflict("There is such a page already.");
            using var made = await content.PostAsJsonAsync("/pages", page);
            return Results.Json(new { page.slug, live = true }, statusCode: (int)made.StatusCode);
        })));
        var clients = new[] { stage.Client(editor, 0), stage.Client(editor, 1) };
        for (var round = 0; round < 26; round++)
        {
            var slug = $"{clients[0].Random.Good().Replace(' ', '-')}-{round / 2}";
            if (round % 5 == 3)
                await meetings.HoldAsync(slug, () => Task.WhenAll(clients.Select(client => PublishAsync(client, slug))));
            else
                await PublishAsync(clients[round % 2], slug);
            if (round % 8 == 0)
                await PublishAsync(clients[1], slug);
        }
    }

    private static Task PublishAsync(Client client, string slug) =>
        client.PostAsync("/publish", new
        {
            slug,
            title = client.Random.Chance(0.05)
            ? ""
            : $"All about the {slug}",
            author = client.Random.Person()
        });

    private sealed record Page(string slug, string title, string author);
}
