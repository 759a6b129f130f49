namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>A plan of size A0 in print resolution needs more memory than the renderer has; its worker is killed before it says anything.</summary>
public sealed class LargePlansKillTheRenderer : Scenario
{
    public override Expected Expected => Expected.OneOf(["connectionFailures", "contrast"], "/render");

    public override Play Faulty => stage => RunAsync(stage, megapixels => megapixels > 250);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> killed)
    {
        var renderer = stage.Http(await stage.UpstreamAsync("plans", "renderer.internal", app => app.MapPost("/render", async (Sheet sheet, HttpContext context) =>
        {
            await Task.Delay(4 + Megapixels(sheet) / 40);
            if (killed(Megapixels(sheet)))
                context.Abort();
            return Results.Bytes([0x25, 0x50, 0x44, 0x46, .. new byte[200 + Megapixels(sheet)]], "application/pdf");
        })));
        var plans = await stage.ServiceAsync("plans", app =>
        {
            app.MapPost("/projects/{project}/prints", async (string project, Print print) =>
            {
                if (print.copies is < 1 or > 5)
                    return Refusal.Field("copies", "must be from 1 to 5");
                try
                {
                    using var answer = await renderer.PostAsJsonAsync("/render", new { drawing = $"{project}.dwg", paper = print.format, print.dpi });
                    return Results.Bytes(await answer.Content.ReadAsByteArrayAsync(), "application/pdf");
                }
                catch (HttpRequestException)
                {
                    return Results.Json(new { error = "RENDERER_UNAVAILABLE", retry = true }, statusCode: 502);
                }
            });
            app.MapGet("/projects/{project}", (string project) => Results.Json(new { project, sheets = project.StableNumber() % 30 }));
        });
        await stage.CrowdAsync(plans, clients: 3, rounds: 18, async (client, round) =>
        {
            var random = client.Random;
            var project = $"{random.Pick("bridge", "school", "tower")}-{random.Next(10, 99)}";
            if (round % 3 == 0)
                await client.GetAsync($"/projects/{project}");
            await client.PostAsync($"/projects/{project}/prints", new { format = random.Pick("A0", "A1", "A3", "A4"), dpi = random.Pick(150, 300, 600), copies = random.Next(0, 6) });
        });
    }

    private static int Megapixels(Sheet sheet) =>
        (sheet.paper switch { "A0" => 1_550, "A1" => 775, "A3" => 194, _ => 97 }) * sheet.dpi / 100 * sheet.dpi / 10_000;

    private sealed record Print(string format, int dpi, int copies);

    private sealed record Sheet(string drawing, string paper, int dpi);
}
