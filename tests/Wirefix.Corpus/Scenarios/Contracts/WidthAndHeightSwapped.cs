namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A print server hands a label's two sides to its printers in the wrong order; both are whole millimetres, so that nothing complains.</summary>
public sealed class WidthAndHeightSwapped : Scenario
{
    public override Expected Expected => Expected.OneOf(["alteredValue", "lostValue"], "width");

    public override Play Faulty => stage => RunAsync(stage, label => new Page(label.height_mm, label.width_mm, label.copies));

    public override Play Healthy => stage => RunAsync(stage, label => new Page(label.width_mm, label.height_mm, label.copies));

    private static async Task RunAsync(Stage stage, Func<Label, Page> pageOf)
    {
        var jobs = 7_000;
        var printers = stage.Http(await stage.UpstreamAsync("printserver", "printers.plant.internal", app =>
            app.MapPost("/printers/{printer}/queue", (string printer, PrintJob job) =>
            Results.Json(new { job_no = Interlocked.Increment(ref jobs), printer, ahead = printer.StableNumber() % 4 }, statusCode: 202))));
        var server = await stage.ServiceAsync("printserver", app =>
        {
            app.MapPost("/labels", async (Label label) =>
            {
                if (label.copies is < 1 or > 500)
                    return Refusal.Field("copies", "is between 1 and 500");
                using var answer = await printers.PostAsJsonAsync($"/printers/{label.printer}/queue", new PrintJob(label.text, pageOf(label)));
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 202);
            });
            app.MapGet("/printers/{printer}", (string printer) => Results.Json(new { printer, ribbon = printer.StableNumber() % 100, dpi = 300 }));
        });
        await stage.CrowdAsync(server, clients: 3, rounds: 18, async (client, round) =>
        {
            var printer = $"zt{client.Random.Next(1, 9)}";
            if (round % 3 == 2)
                await client.GetAsync($"/printers/{printer}");
            await client.PostAsync("/labels", new
            {
                printer,
                text = $"{client.Random.Good()} / {client.Random.Sku()}",
                width_mm = client.Random.Pick(51, 62, 76, 102),
                height_mm = client.Random.Pick(25, 29, 38, 150),
                copies = client.Random.Chance(0.05) ? 0 : client.Random.Next(1, 20),
            });
        });
    }

    private sealed record Label(string printer, string text, int width_mm, int height_mm, int copies);

    private sealed record Page(int width_mm, int height_mm, int copies);

    private sealed record PrintJob(string text, Page page);
}
