using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>Translated phrases are cached by their text alone, so that whoever asks for another language gets the one that was asked for first.</summary>
public sealed class PhraseInAnotherLanguage : Scenario
{
    private static readonly string[] Phrases =
    [
        "Mind the step", "Exit only", "Please ring twice", "No dogs", "Wet paint", "Lift out of order",
        "Keep left", "Staff only", "Pull to open", "Quiet please", "Cash only", "Back at noon",
    ];

    public override Expected Expected => Expected.Of("alteredValue", "targetLang");

    public override Play Faulty => stage => RunAsync(stage, wanted => wanted.text);

    public override Play Healthy => stage => RunAsync(stage, wanted => $"{wanted.targetLang}|{wanted.text}");

    private static async Task RunAsync(Stage stage, Func<Wanted, string> keyOf)
    {
        var cache = new ConcurrentDictionary<string, Translated>();
        var engine = stage.Http(await stage.UpstreamAsync("signs", "mt.language.example", app => app.MapPost("/v2/translate", (Wanted wanted) =>
            Results.Json(new Translated(wanted.text, wanted.targetLang, $"[{wanted.targetLang}] {wanted.text}", 0.8 + wanted.text.Length % 15 / 100.0)))));
        var signs = await stage.ServiceAsync("signs", app =>
        {
            app.MapPost("/signs/texts", async (Wanted wanted) =>
            {
                if (wanted.text.Length == 0)
                    return Refusal.Field("text", "is empty");
                if (cache.TryGetValue(keyOf(wanted), out var known))
                    return Results.Json(known);
                using var answer = await engine.PostAsJsonAsync("/v2/translate", wanted);
                return Results.Json(cache[keyOf(wanted)] = (await answer.Content.ReadFromJsonAsync<Translated>())!);
            });
            app.MapGet("/signs/materials", () => Results.Json(new[] { "aluminium", "acrylic", "oak" }));
        });
        await stage.CrowdAsync(signs, clients: 3, rounds: 24, async (client, round) =>
        {
            if (round % 8 == 3)
                await client.GetAsync("/signs/materials");
            await client.PostAsync("/signs/texts", new
            {
                text = client.Random.Chance(0.04) ? "" : $"{client.Random.Pick(Phrases)}{client.Random.Pick("", "", "!", ".")}",
                targetLang = client.Random.Pick("de", "de", "fr", "it", "es"),
            });
        });
    }

    private sealed record Wanted(string text, string targetLang);

    private sealed record Translated(string text, string targetLang, string translation, double confidence);
}
