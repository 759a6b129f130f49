using System.Text;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>A merchant's price list is CSV in UTF-8; the cellar's importer reads it with the charset of the old list.</summary>
public sealed class VineyardsReadAsLatin1 : Scenario
{
    private static readonly string[] Wines =
    [
        "Château Margaux", "Barolo Cannubi", "Grüner Veltliner", "Rioja Reserva", "Côte-Rôtie",
        "Chablis", "Fendant", "Mosel Riesling", "Pouilly-Fumé", "Amarone",
    ];

    public override Expected Expected => Expected.OneOf(["encoding", "alteredValue"], "/offers");

    public override Play Faulty => stage => RunAsync(stage, Encoding.Latin1);

    public override Play Healthy => stage => RunAsync(stage, Encoding.UTF8);

    private static async Task RunAsync(Stage stage, Encoding charset)
    {
        var merchant = stage.Http(await stage.UpstreamAsync("cellar", "lists.merchant.example", app => app.MapGet("/lists/{region}.csv", (string region) =>
            Results.Text(List(region), "text/csv", Encoding.UTF8))));
        var cellar = await stage.ServiceAsync("cellar", app =>
        {
            app.MapGet("/offers", async (string region) =>
            {
                if (region.Length == 0)
                    return Refusal.Field("region", "is required");
                var csv = charset.GetString(await merchant.GetByteArrayAsync($"/lists/{region}.csv"));
                return Results.Json(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(';')).Select(cells => new
                {
                    Lot = cells[0],
                    Wine = cells[1],
                    Vintage = int.Parse(cells[2]),
                    BottlePrice = cells[3],
                }));
            });
            app.MapPut("/bins/{bin}", (string bin, Bin content) => content.Bottles > 120
                ? Refusal.Field("Bottles", "a bin holds 120")
                : Results.Json(new { Bin = bin, content.Lot, content.Bottles }));
        });
        await stage.CrowdAsync(cellar, clients: 3, rounds: 16, async (client, _) =>
        {
            await client.GetAsync($"/offers?region={(client.Random.Chance(0.05) ? "" : $"{client.Random.Pick("north", "south", "west")}-{client.Random.Next(1, 30)}")}");
            if (client.Random.Chance(0.5))
                await client.PutAsync($"/bins/{client.Random.Pick("A", "B", "C")}{client.Random.Next(1, 60)}", new { Lot = $"L{client.Random.Next(100, 999)}", Bottles = client.Random.Next(1, 130) });
        });
    }

    private static string List(string region)
    {
        var random = new Random(region.StableNumber());
        var rows = Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
            $"L{random.Next(100, 999)};{random.Pick(Wines)};{random.Next(2005, 2024)};{random.Next(12, 180)}.00\n");
        return "lot;wine;vintage;price\n" + string.Concat(rows);
    }

    private sealed record Bin(string Lot, int Bottles);
}
