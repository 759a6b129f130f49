namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>
/// Some clients write an accented letter as the letter and its accent; the register holds it as one character, and who is searched for by such a
/// client is not there.
/// </summary>
public sealed class DecomposedNameNotFound : Scenario
{
    private static readonly string[] Surnames = ["Müller", "Lefèvre", "Núñez", "Ångström", "Berg", "Costa", "Evans", "Kim", "Meyer", "Horvat"];

    private static readonly (string Composed, string Decomposed)[] Letters =
        [("ü", "u\u0308"), ("è", "e\u0300"), ("ú", "u\u0301"), ("ñ", "n\u0303"), ("Å", "A\u030A"), ("ö", "o\u0308")];

    public override Expected Expected => Expected.OneOf(["encoding", "contrast"], "surname");

    public override Play Faulty => stage => RunAsync(stage, name => name);

    public override Play Healthy => stage => RunAsync(stage, name =>
        Letters.Aggregate(name, (text, letter) => text.Replace(letter.Decomposed, letter.Composed, StringComparison.Ordinal)));

    private static async Task RunAsync(Stage stage, Func<string, string> asked)
    {
        var register = stage.Http(await stage.UpstreamAsync("residents", "register.town.internal", app =>
            app.MapGet("/persons", (string surname) => Surnames.Contains(surname)
            ? Results.Json(new
            {
                surname,
                hits = Enumerable.Range(0, surname.StableNumber() % 4 + 1).Select(n => new
                {
                    no = surname.StableNumber() % 90_000 + n,
                    street = n % 2 == 0 ? "Am Bach" : "Hauptgasse",
                }),
            })
            : Results.Json(new { error = "nobody of that name" }, statusCode: 404))));
        var residents = await stage.ServiceAsync("residents", app =>
        {
            app.MapGet("/residents", async (string surname, HttpContext context) =>
            {
                using var answer = await register.GetAsync($"/persons?surname={Uri.EscapeDataString(asked(surname))}");
                context.Response.Headers.CacheControl = "no-store";
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: (int)answer.StatusCode);
            });
            app.MapGet("/opening-hours", () => Results.Json(new { monday = "08:00-11:30", thursday = "14:00-18:30" }));
        });
        await stage.CrowdAsync(residents, clients: 4, rounds: 18, async (client, round) =>
        {
            if (round % 6 == 1)
                await client.GetAsync("/opening-hours");
            var surname = client.Random.Chance(0.05) ? $"Nobody{client.Random.Next(9)}" : client.Random.Pick(Surnames);
            // What comes from a file system of one maker comes decomposed.
            var typed = client.Number == 3 ? Decompose(surname) : surname;
            await client.GetAsync($"/residents?surname={Uri.EscapeDataString(typed)}");
        });
    }

    private static string Decompose(string name) =>
        Letters.Aggregate(name, (text, letter) => text.Replace(letter.Composed, letter.Decomposed, StringComparison.Ordinal));
}
