using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>An auction's lots are exported as CSV by joining them with commas, and some titles have a comma of their own.</summary>
public sealed class LotTitleWithComma : Scenario
{
    public override Expected Expected => Expected.OneOf(["framing", "encoding"], "lots.csv");

    public override Play Faulty => stage => RunAsync(stage, title => title);

    public override Play Healthy => stage => RunAsync(stage, title => $"\"{title.Replace("\"", "\"\"")}\"");

    private static async Task RunAsync(Stage stage, Func<string, string> cell)
    {
        var lots = new ConcurrentDictionary<string, ConcurrentQueue<Lot>>();
        var auctions = await stage.ServiceAsync("auctions", app =>
        {
            app.MapPost("/sales/{sale}/lots", (string sale, Lot lot) =>
            {
                if (lot.low > lot.high)
                    return Refusal.Field("low", "is above the high estimate");
                var ofSale = lots.GetOrAdd(sale, _ => new());
                ofSale.Enqueue(lot);
                return Results.Json(new { sale, number = ofSale.Count, lot.title }, statusCode: 201);
            });
            app.MapGet("/sales/{sale}/lots.csv", (string sale) =>
            {
                if (!lots.TryGetValue(sale, out var ofSale))
                    return Results.NotFound();
                var csv = new StringBuilder("number,title,artist,low,high,currency\r\n");
                foreach (var (index, lot) in ofSale.Index())
                    csv.Append(CultureInfo.InvariantCulture, $"{index + 1},{cell(lot.title)},{lot.artist},{lot.low},{lot.high},GBP\r\n");
                return Results.Text(csv.ToString(), "text/csv", Encoding.UTF8);
            });
        });
        await stage.CrowdAsync(auctions, clients: 3, rounds: 8, async (client, round) =>
        {
            var sale = $"S{client.Number}{round:00}";
            for (var number = client.Random.Next(2, 7); number > 0; number--)
            {
                var low = client.Random.Next(2, 90) * 100;
                await client.PostAsync($"/sales/{sale}/lots", new
                {
                    title = client.Random.Pick("Harbour at dusk", "Still life with lemons", "Study of a hand", "Portrait of a lady", "Winter road", "Two chairs", "Venice, the Dogana", "Regency card table"),
                    artist = client.Random.Person(),
                    low,
                    high = client.Random.Chance(0.04) ? low - 50 : low * 3 / 2,
                });
            }

            await client.GetAsync($"/sales/{(client.Random.Chance(0.06) ? "S999" : sale)}/lots.csv", ("Accept", "text/csv"));
        });
    }

    private sealed record Lot(string title, string artist, int low, int high);
}
