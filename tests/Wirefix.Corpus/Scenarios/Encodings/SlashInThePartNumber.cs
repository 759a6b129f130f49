namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>Numbers of spare parts go into the path as they are, and some have a slash of their own, which makes two segments of one.</summary>
public sealed class SlashInThePartNumber : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast", "alteredValue", "lostValue"], "number");

    public override Play Faulty => stage => RunAsync(stage, number => number);

    public override Play Healthy => stage => RunAsync(stage, Uri.EscapeDataString);

    private static async Task RunAsync(Stage stage, Func<string, string> escape)
    {
        var erp = stage.Http(await stage.UpstreamAsync("workshop", "erp.internal", app => app.MapGet("/articles/{number}", (string number) =>
            number.StableNumber() % 13 == 0
                ? Results.NotFound(new { error = "unknown article" })
                : Results.Json(new { article = Uri.UnescapeDataString(number), net = number.StableNumber() % 9_000 / 100m, on_hand = number.StableNumber() % 40 }))));
        var workshop = await stage.ServiceAsync("workshop", app =>
        {
            app.MapGet("/parts", async (string number) =>
            {
                using var answer = await erp.GetAsync($"/articles/{escape(number)}");
                return answer.IsSuccessStatusCode
                    ? Results.Text(await answer.Content.ReadAsStringAsync(), "application/json")
                    : Results.NotFound(new { error = $"There is no part {number}." });
            });
            app.MapPost("/jobs", (Job job) => job.hours > 40 ? Refusal.Field("hours", "split the job") : Results.Json(new { job = job.plate.StableNumber() % 10_000, job.plate }, statusCode: 201));
        });
        await stage.CrowdAsync(workshop, clients: 3, rounds: 20, async (client, round) =>
        {
            if (round % 4 == 0)
                await client.PostAsync("/jobs", new { plate = $"BE {client.Random.Next(10_000, 600_000)}", hours = client.Random.Next(1, 44) });
            var number = client.Random.Pick(
                $"{client.Random.Next(1_000, 9_999)}-{client.Random.Next(10, 99)}",
                $"{client.Random.Next(1_000, 9_999)}-{client.Random.Next(10, 99)}",
                $"BOSCH {client.Random.Next(100, 999)}",
                $"M{client.Random.Next(4, 20)}/{client.Random.Next(20, 90)}");
            await client.GetAsync($"/parts?number={Uri.EscapeDataString(number)}");
        });
    }

    private sealed record Job(string plate, int hours);
}
