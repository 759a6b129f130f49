using System.Collections.Concurrent;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>
/// A bureau takes texts in all scripts as files or as forms, quotes them by their words, and looks terms up with whatever characters they
/// have; markup, backslashes and percent signs in a text are the customer's own.
/// </summary>
public sealed class TranslationBureau : HealthyService
{
    private static readonly string[] Texts =
    [
        "Please find attached our offer.", "Ελληνικά και κάτι άλλο", "<b>Achtung</b> &amp; Vorsicht", "C:\\temp\\new.txt ist weg", "100%25 ist kein Fehler", "契約書の第3条",
        "{\"quoted\":\"json in a text\"}", "naïve coöperation, Ünder der Brücke", "1,5 + 2 = 3,5",
    ];

    public override Play Play => async stage =>
    {
        var texts = new ConcurrentDictionary<string, string>();
        var terms = stage.Http(await stage.UpstreamAsync("bureau", "terms.bureau.internal", app => app.MapGet("/terms", (string q, string lang) => q.Length % 5 == 0
            ? Results.NotFound(new { q, lang })
            : Results.Json(new { q, lang, hits = Enumerable.Range(0, q.Length % 3).Select(n => new { term = q, domain = n == 0 ? "law" : "tech" }) }))));
        var bureau = await stage.ServiceAsync("bureau", app =>
        {
            app.MapPost("/orders", async (HttpRequest request) =>
            {
                var form = await request.ReadFormAsync();
                if (form["to"].ToString().Length != 2)
                    return Refusal.Field("to", "is a language of two letters");
                var file = form.Files.Count == 0 ? null : form.Files[0];
                var text = file is null ? form["text"].ToString() : await new StreamReader(file.OpenReadStream(), Encoding.UTF8).ReadToEndAsync();
                var id = $"{text.Length}{file?.FileName}{Guid.NewGuid()}".StableNumber().ToString("x6", null);
                texts[id] = text;
                return Results.Json(new { order = id, file = file?.FileName, words = text.Split(' ').Length, cents = text.Split(' ').Length * 18 }, statusCode: 201);
            }).DisableAntiforgery();
            app.MapGet("/orders/{id}/text", (string id) => texts.TryGetValue(id, out var text) ? Results.Text(text, "text/plain", Encoding.UTF8) : Results.NotFound());
            app.MapGet("/glossary/{lang}", async (string lang, string term) =>
            {
                using var answer = await terms.GetAsync($"/terms?q={Uri.EscapeDataString(term)}&lang={lang}");
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
            });
        });
        await stage.CrowdAsync(bureau, clients: 3, rounds: 14, async (client, _) =>
        {
            var to = client.Random.Chance(0.06) ? "deu" : client.Random.Pick("de", "fr", "ja", "el");
            var text = client.Random.Pick(Texts);
            using HttpContent content = client.Random.Chance(0.5)
                ? new FormUrlEncodedContent(new Dictionary<string, string> { ["to"] = to, ["text"] = text })
                : new MultipartFormDataContent
                {
                    { new StringContent(to), "to" },
                    {
                        new ByteArrayContent(Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new("text/plain") { CharSet = "utf-8" } } },
                        "document",
                        client.Random.Pick("offer.txt", "Vertrag (neu).txt", "契約.txt")
                    },
                };
            var ordered = await client.SendAsync(HttpMethod.Post, "/orders", content);
            if (ordered.Succeeded)
                await client.GetAsync($"/orders/{(client.Random.Chance(0.9) ? ordered["order"] : "ffffff")}/text");
            var term = client.Random.Pick("force majeure", "C++", "Rück & Partner", "R&D", "50 %", "Haftung", "契約", "a/b");
            await client.GetAsync($"/glossary/{(to.Length == 2 ? to : "de")}?term={Uri.EscapeDataString(term)}");
        });
    };
}
