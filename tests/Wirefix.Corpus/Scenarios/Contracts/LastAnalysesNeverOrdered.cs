namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>A laboratory takes four analyses an order; the ward divides and forgets the remainder.</summary>
public sealed class LastAnalysesNeverOrdered : Scenario
{
    private const int Most = 4;

    public override Expected Expected => Expected.OneOf(["lostValue", "alteredValue"], "analyses");

    public override Play Faulty => stage => RunAsync(stage, count => Math.Max(1, count / Most));

    public override Play Healthy => stage => RunAsync(stage, count => (count + Most - 1) / Most);

    private static async Task RunAsync(Stage stage, Func<int, int> orders)
    {
        var laboratory = stage.Http(await stage.UpstreamAsync("ward", "lis.laboratory.example", app => app.MapPost("/orders", (LabOrder order) =>
            Results.Json(new { order_no = $"{order.sample}/{order.part}", tubes = order.analyses.Select(analysis => analysis.material).Distinct() }, statusCode: 201))));
        var ward = await stage.ServiceAsync("ward", app =>
        {
            app.MapPost("/patients/{id}/requests", async (string id, Request request) =>
            {
                if (request.analyses.Length == 0)
                    return Refusal.Field("analyses", "order one at least");
                var sample = $"{id.StableNumber() % 90_000 + 10_000}-{request.analyses.Sum(analysis => analysis.code.StableNumber()) % 997}";
                for (var part = 0; part < orders(request.analyses.Length); part++)
                {
                    var some = request.analyses.Skip(part * Most).Take(Most);
                    using var answer = await laboratory.PostAsJsonAsync("/orders", new { sample, part = part + 1, request.urgency, analyses = some });
                    answer.EnsureSuccessStatusCode();
                }

                return Results.Json(new { sample, state = "sent" }, statusCode: 202);
            });
            app.MapGet("/patients/{id}", (string id) => Results.Json(new { id, bed = $"{id.StableNumber() % 30 + 1}{"ABC"[id.StableNumber() % 3]}" }));
        });
        await stage.CrowdAsync(ward, clients: 3, rounds: 18, async (client, round) =>
        {
            var random = client.Random;
            var patient = $"P{random.Next(100_000, 999_999)}";
            if (round % 3 == 0)
                await client.GetAsync($"/patients/{patient}");
            string[] codes = ["NA", "K", "CREA", "CRP", "HB", "WBC", "PLT", "INR", "TSH", "GLU", "ALT", "AST"];
            random.Shuffle(codes);
            var count = random.Pick(0, 1, 2, 2, 3, 4, 4, 5, 6, 7, 8);
            await client.PostAsync($"/patients/{patient}/requests", new
            {
                urgency = random.Pick("routine", "routine", "stat"),
                analyses = codes.Take(count).Select(code => new { code, material = code is "HB" or "WBC" or "PLT" ? "edta" : "serum" }),
            });
        });
    }

    private sealed record Analysis(string code, string material);

    private sealed record Request(string urgency, Analysis[] analyses);

    private sealed record LabOrder(string sample, int part, Analysis[] analyses);
}
