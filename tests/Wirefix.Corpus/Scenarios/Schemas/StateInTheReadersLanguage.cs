using System.Text.Json;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>
/// With the translation of the tracking page, the token of a parcel's state was translated as well; programs that speak German know it no more.
/// </summary>
public sealed class StateInTheReadersLanguage : Scenario
{
    private static readonly string[] Tokens = ["ACCEPTED", "IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["en"] = ["Accepted", "In transit", "Out for delivery", "Delivered"],
        ["de"] = ["Angenommen", "Unterwegs", "In Zustellung", "Zugestellt"],
        ["fr"] = ["Accepté", "En route", "En distribution", "Distribué"],
    };

    public override Expected Expected => Expected.OneOf(["unknownToken", "formatDrift", "contrast"], "state");

    public override Play Faulty => stage => RunAsync(stage, (state, words) => words is "en" ? Tokens[state] : Words[words][state].ToUpperInvariant());

    public override Play Healthy => stage => RunAsync(stage, (state, _) => Tokens[state]);

    public override Play Baseline => Healthy;

    private static async Task RunAsync(Stage stage, Func<int, string, string> token)
    {
        var tracking = await stage.ServiceAsync("tracking", app => app.MapGet("/parcels/{number}", async (string number, HttpContext context) =>
        {
            var language = context.Request.Headers.AcceptLanguage.ToString() is { Length: >= 2 } wanted && Words.ContainsKey(wanted[..2]) ? wanted[..2] : "en";
            if (number.StableNumber() % 19 == 0)
            {
                context.Response.StatusCode = 404;
                return;
            }

            var state = number.StableNumber() % 4;
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.Headers.ContentLanguage = language;
            await context.Response.WriteAsync(JsonSerializer.Serialize(new
            {
                number,
                state = token(state, language),
                text = Words[language][state],
                weight_g = number.StableNumber() % 20_000,
                events = Enumerable.Range(0, state + 1).Select(n => new
                {
                    at = $"2026-06-{10 + n}T08:{number.StableNumber() % 60:00}:00+02:00",
                    place = 3_000 + n * 11,
                }),
            }));
        }));
        await stage.CrowdAsync(tracking, clients: 4, rounds: 16, async (client, _) => await client.GetAsync(
            $"/parcels/99.{client.Random.Next(10, 99)}.{client.Random.Next(100_000, 999_999)}",
            ("Accept-Language", client.Random.Pick("en-GB", "en", "en-US", "de-CH", "fr-CH"))));
    }
}
