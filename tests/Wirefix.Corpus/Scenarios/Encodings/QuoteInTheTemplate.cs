using System.Text;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A message to the chat is made by putting names into a template of JSON, and some houses have quotation marks in theirs.</summary>
public sealed class QuoteInTheTemplate : Scenario
{
    public override Expected Expected => Expected.OneOf(["framing", "encoding", "contrast"], "/hooks/");

    public override Play Faulty => stage => RunAsync(stage, text => text);

    public override Play Healthy => stage => RunAsync(stage, text => System.Text.Json.JsonEncodedText.Encode(text).ToString());

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var chat = stage.Http(await stage.UpstreamAsync("facility", "chat.example", app => app.MapPost("/hooks/T4K2/B91", (Notice notice) =>
            notice.text.Length > 0 ? Results.Text("ok") : Results.Text("no_text", statusCode: 400))));
        var facility = await stage.ServiceAsync("facility", app =>
        {
            app.MapPost("/defects", async (Defect defect) =>
            {
                if (defect.what.Length == 0)
                    return Refusal.Field("what", "say what is broken");
                var json = $$"""{"channel": "#caretakers", "text": "{{escape(defect.house)}}: {{escape(defect.what)}} ({{defect.urgency}})"}""";
                using var content = new StringContent(json, Encoding.UTF8, "application/json");
                using var answer = await chat.PostAsync("/hooks/T4K2/B91", content);
                return Results.Json(new { defect = defect.what.StableNumber() % 100_000, told = answer.IsSuccessStatusCode }, statusCode: 201);
            });
            app.MapGet("/houses", () => Results.Json(new[] { "Lindenhof", "Villa \"Rosa\"", "Am Bach 3" }));
        });
        await stage.CrowdAsync(facility, clients: 3, rounds: 17, async (client, round) =>
        {
            if (round % 5 == 2)
                await client.GetAsync("/houses");
            await client.PostAsync("/defects", new
            {
                house = client.Random.Pick("Lindenhof", "Am Bach 3", "Villa \"Rosa\"", "Lindenhof", "Haus Säntis"),
                what = client.Random.Chance(0.05) ? "" : $"{client.Random.Pick("lift", "boiler", "door", "light", "tap")} on floor {client.Random.Next(0, 6)} is broken",
                urgency = client.Random.Pick("low", "normal", "high"),
            });
        });
    }

    private sealed record Defect(string house, string what, string urgency);

    private sealed record Notice(string channel, string text);
}
