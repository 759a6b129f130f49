namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>Commodity codes are numbers to the declaration service, and those of chapters 1 to 9 lose the zero that they begin with.</summary>
public sealed class TariffCodeLosesZero : Scenario
{
    public override Expected Expected => Expected.OneOf(["alteredValue", "formatDrift"], "commodityCode");

    public override Play Faulty => stage => RunAsync(stage, code => $"{long.Parse(code)}");

    public override Play Healthy => stage => RunAsync(stage, code => code);

    private static async Task RunAsync(Stage stage, Func<string, string> write)
    {
        var customs = stage.Http(await stage.UpstreamAsync("forwarding", "entries.customs.example", app =>
            app.MapPut("/api/v2/entries/{mrn}", (string mrn, Entry entry) => Results.Json(new
            {
                mrn,
                channel = entry.lines.Sum(line => line.netMassKg) > 9_000 ? "orange" : "green",
                duties = entry.lines.Select(line => new { line.lineNo, due = decimal.Round(line.value.amount * 0.043m, 2) }),
            }))));
        var forwarding = await stage.ServiceAsync("forwarding", app => app.MapPost("/declarations", async (Declaration declaration) =>
        {
            if (declaration.lines.Length == 0)
                return Refusal.Field("lines", "a declaration has at least one line");
            var mrn = $"26CH{declaration.reference.StableNumber():00000000}";
            using var answer = await customs.PutAsJsonAsync($"/api/v2/entries/{mrn}", new Entry(
                declaration.reference,
                declaration.consignee.eori,
                [.. declaration.lines.Select(line => line with { commodityCode = write(line.commodityCode) })]));
            return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
        }));
        await stage.CrowdAsync(forwarding, clients: 3, rounds: 18, async (client, _) => await client.PostAsync("/declarations", new
        {
            reference = $"FW-{client.Random.GetHexString(10)}",
            consignee = new { name = client.Random.Person(), eori = $"DE{client.Random.Next(10_000_000, 99_999_999)}" },
            incoterm = client.Random.Pick("DAP", "DDP", "FCA"),
            lines = Enumerable.Range(1, client.Random.Next(0, 5)).Select(lineNo => new
            {
                lineNo,
                commodityCode = client.Random.Pick("08051022", "04069021", "61091000", "84713000", "85171300", "94036010", "39269097", "73181595"),
                netMassKg = client.Random.Next(3, 2_400),
                value = new { amount = client.Random.Amount(4_000), currency = client.Random.Pick("EUR", "CHF", "USD") },
            }),
        }));
    }

    private sealed record Consignee(string name, string eori);

    private sealed record Money(decimal amount, string currency);

    private sealed record Line(int lineNo, string commodityCode, int netMassKg, Money value);

    private sealed record Declaration(string reference, Consignee consignee, string incoterm, Line[] lines);

    private sealed record Entry(string reference, string eori, Line[] lines);
}
