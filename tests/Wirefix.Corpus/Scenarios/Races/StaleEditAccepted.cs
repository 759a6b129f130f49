using System.Collections.Concurrent;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>
/// The editor of a newsroom sends which version it began with, and the service does not look: who saves last saves over what the other one wrote.
/// </summary>
public sealed class StaleEditAccepted : Scenario
{
    public override Expected Expected => Expected.OneOf(["lostUpdate", "unguardedWrite"], "/articles/");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, (held, sent) => held == sent);

    private static async Task RunAsync(Stage stage, Func<string, string, bool> mayWrite)
    {
        var articles = new ConcurrentDictionary<string, Article>();
        var newsroom = await stage.ServiceAsync("newsroom", app =>
        {
            app.MapGet("/articles/{id}", (string id, HttpContext context) =>
            {
                var article = articles.GetOrAdd(id, new Article(id, $"Untitled {id[^3..]}", "", "local", 1));
                context.Response.Headers.ETag = TagOf(article);
                return Results.Json(article);
            });
            app.MapPut("/articles/{id}", (string id, Article sent, HttpContext context) =>
            {
                if (sent.headline.Length > 60)
                    return Refusal.Field("headline", "60 characters at most");
                var held = articles[id];
                if (!mayWrite(TagOf(held), context.Request.Headers.IfMatch.ToString()))
                    return Results.StatusCode(412);
                var saved = articles[id] = sent with { revision = held.revision + 1 };
                context.Response.Headers.ETag = TagOf(saved);
                return Results.Json(saved);
            });
        });
        var desk = new[] { stage.Client(newsroom, 0), stage.Client(newsroom, 1) };
        for (var round = 0; round < 20; round++)
        {
            var id = $"a26-{desk[0].Random.Next(10_000, 99_999)}";
            await EditAsync(desk[0], id, Headline(desk[0], round));
            if (round % 4 == 1)
            {
                // Two have it open at the same time; the second begins before the first has saved.
                var (first, tag) = await OpenAsync(desk[0], id);
                var (second, sameTag) = await OpenAsync(desk[1], id);
                await SaveAsync(desk[0], first with { headline = $"{desk[0].Random.Person()} wins {round}" }, tag);
                if (await SaveAsync(desk[1], second with { text = $"Reported by {desk[1].Random.Person()}." }, sameTag) == 412)
                    await EditAsync(desk[1], id, article => article with { text = $"Reported by {desk[1].Random.Person()}." });
            }
            else
            {
                await EditAsync(desk[1], id, article => article with { section = desk[1].Random.Pick("local", "sport", "culture") });
            }

            await desk[round % 2].GetAsync($"/articles/{id}");
        }
    }

    private static Func<Article, Article> Headline(Client editor, int round) =>
        article => article with { headline = editor.Random.Chance(0.06) ? new string('x', 70) : $"{editor.Random.Good()} found, {round}" };

    private static async Task EditAsync(Client editor, string id, Func<Article, Article> edit)
    {
        var (article, tag) = await OpenAsync(editor, id);
        await SaveAsync(editor, edit(article), tag);
    }

    private static async Task<(Article Article, string Tag)> OpenAsync(Client editor, string id)
    {
        var answer = await editor.GetAsync($"/articles/{id}");
        return (JsonSerializer.Deserialize<Article>(answer.Text)!, answer.Headers!.ETag!.Tag);
    }

    private static async Task<int> SaveAsync(Client editor, Article article, string tag) =>
        (await editor.PutAsync($"/articles/{article.id}", article, ("If-Match", tag))).Status;

    private static string TagOf(Article article) => $"\"{article.id}.{article.revision}\"";

    private sealed record Article(string id, string headline, string text, string section, int revision);
}
