using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>The converter that writes enums by name was lost with a refactoring, and the state of a leg is a number since then.</summary>
public sealed class LegStateAsNumber : Scenario
{
    private static readonly JsonSerializerOptions Names = new() { Converters = { new JsonStringEnumConverter() } };

    private enum LegState
    {
        OnTime,
        Delayed,
        Cancelled,
    }

    public override Expected Expected => Expected.Of("kindDrift", "state");

    public override Play Faulty => stage => RunAsync(stage, new JsonSerializerOptions());

    public override Play Healthy => stage => RunAsync(stage, Names);

    public override Play Baseline => Healthy;

    private static async Task RunAsync(Stage stage, JsonSerializerOptions options)
    {
        var trips = await stage.ServiceAsync("trips", app =>
        {
            app.MapGet("/trips/{locator}", (string locator) => locator.StartsWith('X')
                ? Results.NotFound()
                : Results.Json(
                    new
                    {
                        locator,
                        legs = Enumerable.Range(0, 1 + locator.StableNumber() % 3).Select(n => new
                        {
                            carrier = "WX",
                            flight = 100 + (locator.StableNumber() + n) % 800,
                            state = (LegState)((locator.StableNumber() / 7 + n) % 3),
                        }),
                    },
                    options));
            app.MapPost("/trips/{locator}/notes", (string locator, Note note) => note.text.Length > 20
                ? Refusal.Field("text", "is too long")
                : Results.Json(new { locator, note.text }, statusCode: 201));
        });
        await stage.CrowdAsync(trips, clients: 3, rounds: 18, async (client, round) =>
        {
            var locator = $"{client.Random.Pick("K", "M", "Q", "R", "T", "X")}{client.Random.GetHexString(5)}";
            await client.GetAsync($"/trips/{locator}");
            if (round % 3 == 1)
                await client.PostAsync($"/trips/{locator}/notes", new { text = $"bring the {client.Random.Good()}" });
        });
    }

    private sealed record Note(string text);
}
