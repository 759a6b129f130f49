using System.Text;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>
/// A hand-written server says how many characters its JSON has, which are fewer than its bytes where a dish has an accent.
/// </summary>
public sealed class LengthInCharacters : Scenario
{
    private static readonly string[] Dishes =
    [
        "Tomato soup", "Goulash", "Fish and chips", "Rösti",
        "Älplermagronen", "Pasta al pesto", "Crème brûlée", "Risotto",
    ];

    public override Expected Expected => Expected.Of("framing", "/menus/");

    public override Play Faulty => stage => RunAsync(stage, json => json.Length);

    public override Play Healthy => stage => RunAsync(stage, Encoding.UTF8.GetByteCount);

    private static async Task RunAsync(Stage stage, Func<string, int> lengthOf)
    {
        var kitchen = stage.Http(stage.RawUpstream("canteen", "kitchen.legacy.internal", async (request, connection) =>
        {
            var day = int.Parse(request.Target.Split('/')[^1]);
            var json = $$"""{"day":{{day}},"dish":"{{Dishes[day % Dishes.Length]}}","price":{{900 + day % 7 * 50}},"seats":{{day % 120}}}""";
            await connection.SendAsync("200 OK", "application/json; charset=utf-8", Encoding.UTF8.GetBytes(json), lengthOf(json));
            if (lengthOf(json) != Encoding.UTF8.GetByteCount(json))
                connection.Close();
        }));
        var canteen = await stage.ServiceAsync("canteen", app => app.MapGet("/today/{day}", async (int day) =>
        {
            if (day > 360)
                return Results.NotFound();
            var menu = await kitchen.GetFromJsonAsync<Menu>($"/menus/{day}");
            return Results.Json(new { menu!.dish, price = menu.price / 100m });
        }));
        await stage.CrowdAsync(canteen, clients: 3, rounds: 24, async (client, _) => await client.GetAsync($"/today/{client.Random.Next(1, 366)}"));
    }

    private sealed record Menu(int day, string dish, int price, int seats);
}
