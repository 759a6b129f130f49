using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>A story goes from draft through review to published; a patch of the state checks that, unless the story is marked as breaking.</summary>
public sealed class PublishedWithoutReview : Scenario
{
    private static readonly HashSet<(string From, string To)> Allowed =
        [("draft", "in-review"), ("in-review", "published"), ("in-review", "draft"), ("published", "archived")];

    public override Expected Expected => Expected.OneOf(["illegalTransition", "unguardedWrite"], "draft", "published");

    public override Play Faulty => stage => RunAsync(stage, (from, to, breaking) => breaking || Allowed.Contains((from, to)));

    public override Play Healthy => stage => RunAsync(stage, (from, to, _) => Allowed.Contains((from, to)));

    private static async Task RunAsync(Stage stage, Func<string, string, bool, bool> mayGo)
    {
        var stories = new ConcurrentDictionary<string, Story>();
        var desk = await stage.ServiceAsync("desk", app =>
        {
            app.MapPut("/stories/{slug}", (string slug, NewStory story) =>
                Results.Json(stories[slug] = new Story(slug, story.headline, story.breaking, "draft"), statusCode: 201));
            app.MapPatch("/stories/{slug}", (string slug, Change change) =>
            {
                var story = stories[slug];
                return mayGo(story.workflow, change.workflow, story.breaking)
                    ? Results.Json(stories[slug] = story with { workflow = change.workflow })
                    : Refusal.Conflict($"A story in {story.workflow} cannot become {change.workflow}.");
            });
            app.MapGet("/stories/{slug}", (string slug) => stories.TryGetValue(slug, out var story) ? Results.Json(story) : Results.NotFound());
        });
        await stage.CrowdAsync(desk, clients: 3, rounds: 16, async (client, _) =>
        {
            var random = client.Random;
            var slug = $"story-{random.GetHexString(10, lowercase: true)}";
            await client.PutAsync($"/stories/{slug}", new { headline = $"The {random.Good()}", breaking = random.Chance(0.2) });
            // In a hurry, editors try the last step first.
            if (!random.Chance(0.35) || !(await GoAsync(client, slug, "published")).Succeeded)
            {
                await GoAsync(client, slug, "in-review");
                await GoAsync(client, slug, "published");
            }

            await client.GetAsync($"/stories/{slug}");
        });
    }

    private static Task<Answer> GoAsync(Client client, string slug, string workflow) => client.PatchAsync($"/stories/{slug}", new { workflow });

    private sealed record Story(string slug, string headline, bool breaking, string workflow);

    private sealed record NewStory(string headline, bool breaking);

    private sealed record Change(string workflow);
}
