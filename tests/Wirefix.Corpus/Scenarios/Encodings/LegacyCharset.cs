using System.Text;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A library system writes Latin-1 and says that it is UTF-8, which nobody sees as long as titles are English.</summary>
public sealed class LegacyCharset : Scenario
{
    private static readonly string[] Titles =
    [
        "The Harbour", "Winter in Rome", "Die Vermessung der Welt", "Le Petit Prince",
        "Über allen Gipfeln", "Être et avoir", "El año del diluvio", "A Room",
    ];

    public override Expected Expected => Expected.Of("encoding", "utf-8");

    public override Play Faulty => stage => RunAsync(stage, Encoding.Latin1);

    public override Play Healthy => stage => RunAsync(stage, Encoding.UTF8);

    private static async Task RunAsync(Stage stage, Encoding encoding)
    {
        var books = stage.Http(stage.RawUpstream("library", "opac.library.example", async (request, connection) =>
        {
            var id = int.Parse(request.Target.Split('/')[^1]);
            if (id % 17 == 0)
                await connection.SendAsync("404 Not Found", "application/json; charset=utf-8", "{}"u8.ToArray());
            else
                await connection.SendAsync("200 OK", "application/json; charset=utf-8", encoding.GetBytes($$"""{"id":{{id}},"title":"{{Titles[id % Titles.Length]}}","shelf":"{{(char)('A' + id % 20)}}{{id % 9}}"}"""));
        }));
        var library = await stage.ServiceAsync("library", app => app.MapGet("/books/{id}", async (int id) =>
        {
            using var answer = await books.GetAsync($"/records/{id}");
            return answer.IsSuccessStatusCode ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json") : Results.NotFound();
        }));
        await stage.CrowdAsync(library, clients: 3, rounds: 24, async (client, _) =>
            await client.GetAsync($"/books/{client.Random.Next(1_000, 9_999)}"));
    }
}
