using System.Collections.Concurrent;
using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A dentist's patients are patched by what the body holds; a recall that is null, to take it away, is there and has no months.</summary>
public sealed class RecallSetToNull : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "recall");

    public override Play Faulty => stage => RunAsync(stage, recall => recall.GetProperty("months").GetInt32());

    public override Play Healthy => stage => RunAsync(stage, recall => recall.ValueKind == JsonValueKind.Null ? null : recall.GetProperty("months").GetInt32());

    private static async Task RunAsync(Stage stage, Func<JsonElement, int?> monthsOf)
    {
        var recalls = new ConcurrentDictionary<int, int?>();
        var dental = await stage.ServiceAsync("dental", app =>
        {
            app.MapPatch("/patients/{number:int}", (int number, JsonElement patch) =>
            {
                if (patch.TryGetProperty("mobile", out var mobile) && !mobile.GetString()!.StartsWith('+'))
                    return Refusal.Field("mobile", "begins with + and the country");
                if (patch.TryGetProperty("recall", out var recall))
                    recalls[number] = monthsOf(recall);
                return Results.Json(new { number, patched = patch.EnumerateObject().Select(property => property.Name) });
            });
            app.MapGet("/patients/{number:int}", (int number) => number % 31 == 0
                ? Results.NotFound()
                : Results.Json(new { number, recall_months = recalls.GetValueOrDefault(number, 12), dentist = $"d{number % 6}" }));
        });
        await stage.CrowdAsync(dental, clients: 4, rounds: 20, async (client, _) =>
        {
            var number = client.Random.Next(2_000, 9_000);
            var patch = new Dictionary<string, object?>();
            if (client.Random.Chance(0.6))
                patch["mobile"] = client.Random.Chance(0.06) ? "079 111" : $"+4178{client.Random.Next(1_000_000, 9_999_999)}";
            if (client.Random.Chance(0.55))
                patch["recall"] = client.Random.Chance(0.3) ? null : new { months = client.Random.Pick(6, 12, 18), by = client.Random.Pick("sms", "letter") };
            if (patch.Count == 0 || client.Random.Chance(0.3))
                patch["allergies"] = client.Random.Chance(0.5) ? null : new[] { client.Random.Pick("latex", "penicillin") };
            await client.PatchAsync($"/patients/{number}", patch);
            if (client.Random.Chance(0.4))
                await client.GetAsync($"/patients/{number}");
        });
    }
}
