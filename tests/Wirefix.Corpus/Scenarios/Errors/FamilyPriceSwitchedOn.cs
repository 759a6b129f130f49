namespace Wirefix.Corpus.Scenarios.Errors;

/// <summary>A feature flag for family prices goes on for half of a swimming school's customers, and the new code does not know most of its courses.</summary>
public sealed class FamilyPriceSwitchedOn : Scenario
{
    private const int CallsBefore = 34;

    public override Expected Expected => Expected.OneOf(["errorCluster", "contrast"], "/enrolments");

    public override Play Faulty => stage => RunAsync(stage, new() { ["crawl"] = 140 });

    public override Play Healthy => stage => RunAsync(stage, new() { ["crawl"] = 140, ["baby"] = 95, ["diving"] = 210, ["aqua"] = 120 });

    private static async Task RunAsync(Stage stage, Dictionary<string, int> familyPrices)
    {
        var calls = 0;
        var pool = await stage.ServiceAsync("pool", app =>
        {
            app.MapPost("/enrolments", (Enrolment enrolment) =>
            {
                var flag = Interlocked.Increment(ref calls) > CallsBefore;
                if (enrolment.children < 1)
                    return Refusal.Field("children", "at least one child");
                var family = flag && enrolment.customer_id % 2 == 0;
                var price = family ? familyPrices[enrolment.course] * Math.Min(enrolment.children, 2) : 80 * enrolment.children;
                return Results.Json(new { enrolment.course, enrolment.customer_id, price_chf = price, tariff = family ? "family" : "standard" }, statusCode: 201);
            });
            app.MapGet("/features", () => Results.Json(new { family_price = calls > CallsBefore ? "50%" : "off", new_calendar = "off" }));
            app.MapGet("/courses/{course}", (string course) => Results.Json(new { course, free = course.StableNumber() % 9, lane = 3 }));
        });
        await stage.CrowdAsync(pool, clients: 3, rounds: 26, async (client, round) =>
        {
            var course = client.Random.Pick("baby", "crawl", "diving", "aqua");
            if (round % 4 == 1)
                await client.GetAsync($"/courses/{course}");
            if (client.Number == 1 && round % 6 == 0)
                await client.GetAsync("/features");
            await client.PostAsync("/enrolments", new
            {
                customer_id = client.Random.Next(4_000, 9_999),
                course,
                children = client.Random.Chance(0.05) ? 0 : client.Random.Next(1, 4),
                term = client.Random.Pick("2026-spring", "2026-autumn"),
            });
        });
    }

    private sealed record Enrolment(int customer_id, string course, int children);
}
