using System.Net;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>Headlines are escaped for HTML before they go to the print system as JSON, which prints what it gets.</summary>
public sealed class HeadlineEscapedForHtml : Scenario
{
    private static readonly string[] Subjects =
    [
        "Storm over the coast", "Johnson & Sons move", "Rents rise again", "\"No comment\" from the mayor",
        "New bridge opens", "Research & development cut", "Harvest begins", "Trains late",
    ];

    public override Expected Expected => Expected.OneOf(["encoding", "alteredValue", "contrast"], "headline");

    public override Play Faulty => stage => RunAsync(stage, WebUtility.HtmlEncode);

    public override Play Healthy => stage => RunAsync(stage, headline => headline);

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var print = stage.Http(await stage.UpstreamAsync("newsroom", "print.newsroom.internal", app => app.MapPut("/pages/{page}/slots/{slot}", (int page, int slot, Slot content) =>
            Results.Json(new { page, slot, width = content.headline.Length * 3 }))));
        var newsroom = await stage.ServiceAsync("newsroom", app => app.MapPost("/stories/{id}/layout", async (string id, Story story) =>
        {
            if (story.page is 1 or > 38)
                return Refusal.Conflict("That page is closed.");
            using var answer = await print.PutAsJsonAsync($"/pages/{story.page}/slots/{story.slot}", new Slot(id, escape(story.headline), story.byline));
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json");
        }));
        await stage.CrowdAsync(newsroom, clients: 3, rounds: 20, async (client, _) =>
            await client.PostAsync($"/stories/{client.Random.GetHexString(8, lowercase: true)}/layout", new
            {
                headline = client.Random.Pick(Subjects),
                byline = client.Random.Person(),
                page = client.Random.Next(1, 41),
                slot = client.Random.Next(1, 6),
            }));
    }

    private sealed record Slot(string story, string headline, string byline);

    private sealed record Story(string headline, string byline, int page, int slot);
}
