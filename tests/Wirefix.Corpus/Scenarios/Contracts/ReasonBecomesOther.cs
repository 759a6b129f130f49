namespace Wirefix.Corpus.Scenarios.Contracts;

/// <summary>Reasons of a return are read into an enumeration that lacks the two newest ones, and what it does not know becomes OTHER.</summary>
public sealed class ReasonBecomesOther : Scenario
{
    private enum Reason
    {
        OTHER,
        DAMAGED,
        WRONG_SIZE,
        NOT_AS_DESCRIBED,
    }

    public override Expected Expected => Expected.OneOf(["alteredValue", "lostValue", "unknownToken"], "reason");

    public override Play Faulty => stage => RunAsync(stage, reason => Enum.TryParse<Reason>(reason, out var known) ? known.ToString() : nameof(Reason.OTHER));

    public override Play Healthy => stage => RunAsync(stage, reason => reason);

    private static async Task RunAsync(Stage stage, Func<string, string> reasonOf)
    {
        var warehouse = stage.Http(await stage.UpstreamAsync("returns", "wms.internal", app => app.MapPost("/rma", (Announcement announced) =>
            Results.Json(new { rma = $"R{announced.order.StableNumber() % 1_000_000:000000}", dock = announced.order.StableNumber() % 6 + 1 }, statusCode: 201))));
        var returns = await stage.ServiceAsync("returns", app =>
        {
            app.MapPost("/returns", async (Return wish) =>
            {
                if (wish.pieces == 0)
                    return Refusal.Field("pieces", "nothing to send back");
                using var answer = await warehouse.PostAsJsonAsync("/rma", new Announcement(wish.order, reasonOf(wish.reason), wish.pieces, wish.note));
                return Results.Text(await answer.Content.ReadAsStringAsync(), "application/json", statusCode: 201);
            });
            app.MapGet("/returns/{order}", (string order) => Results.Json(new { order, state = order.StableNumber() % 2 == 0 ? "received" : "announced" }));
        });
        await stage.CrowdAsync(returns, clients: 3, rounds: 18, async (client, round) =>
        {
            var order = $"W{client.Random.Next(10_000_000, 99_999_999)}";
            await client.PostAsync("/returns", new
            {
                order,
                reason = client.Random.Pick("DAMAGED", "WRONG_SIZE", "WRONG_SIZE", "NOT_AS_DESCRIBED", "WRONG_SIZE", "TOO_LATE", "CHANGED_MIND"),
                pieces = client.Random.Next(0, 4),
                note = client.Random.Chance(0.4) ? $"the {client.Random.Good()}" : null,
            });
            if (round % 4 == 0)
                await client.GetAsync($"/returns/{order}");
        });
    }

    private sealed record Return(string order, string reason, int pieces, string? note);

    private sealed record Announcement(string order, string reason, int pieces, string? note);
}
