namespace Wirefix.Corpus.Scenarios.Reliability;

/// <summary>
/// A claim's positions are compared each with each; the gateway before the assessment gives up after 600 milliseconds, and large
/// claims never come through.
/// </summary>
public sealed class GatewayCutsLongAssessments : Scenario
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(600);

    private const string Page = "<html><head><title>504 Gateway Time-out</title></head><body><center><h1>504 Gateway Time-out</h1></center></body></html>";

    public override Expected Expected => Expected.OneOf(["timeouts", "contrast"], "/assessments");

    public override Play Faulty => stage => RunAsync(stage, positions => positions * positions);

    public override Play Healthy => stage => RunAsync(stage, positions => positions * 2);

    private static async Task RunAsync(Stage stage, Func<int, int> comparisons)
    {
        var assessment = stage.Http(await stage.UpstreamAsync("claims", "assessment.insurer.internal", app => app.MapPost("/assessments", async (Claim claim) =>
        {
            var work = TimeSpan.FromMilliseconds(3 * comparisons(claim.positions.Length));
            await Task.Delay(work < Limit ? work : Limit);
            return work < Limit
                ? Results.Json(new { claim.claim_no, payable = claim.positions.Sum(position => position.amount) * 0.9m })
                : Results.Text(Page, "text/html", statusCode: 504);
        })));
        var claims = await stage.ServiceAsync("claims", app =>
        {
            app.MapPost("/claims", async (Claim claim) =>
            {
                if (claim.positions.Length == 0)
                    return Refusal.Field("positions", "a claim has at least one position");
                using var answer = await assessment.PostAsJsonAsync("/assessments", claim);
                return answer.IsSuccessStatusCode
                    ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201)
                    : Results.Problem("The claim could not be assessed.", statusCode: 500);
            });
            app.MapGet("/policies/{policy}", (string policy) => Results.Json(new { policy, product = "household", deductible = 200 }));
        });
        await stage.CrowdAsync(claims, clients: 4, rounds: 14, async (client, _) =>
        {
            var policy = $"HH-{client.Random.Next(100_000, 999_999)}";
            await client.GetAsync($"/policies/{policy}");
            await client.PostAsync("/claims", new
            {
                claim_no = $"C26{client.Random.Next(10_000, 99_999)}",
                policy,
                cause = client.Random.Pick("water", "theft", "fire", "storm"),
                positions = Enumerable.Range(1, client.Random.Chance(0.2) ? client.Random.Next(15, 30) : client.Random.Next(0, 9))
                    .Select(line => new { line, item = client.Random.Good(), amount = client.Random.Amount() }),
            });
        });
    }

    private sealed record Position(int line, string item, decimal amount);

    private sealed record Claim(string claim_no, string policy, string cause, Position[] positions);
}
