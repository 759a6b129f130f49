using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>An expense report that was paid stays so; the list view's bulk action was written later and sets drafts as it is told.</summary>
public sealed class ReportReopenedInBulk : Scenario
{
    public override Expected Expected => Expected.OneOf(["illegalTransition", "unguardedWrite"], "reports");

    public override Play Faulty => stage => RunAsync(stage, _ => true);

    public override Play Healthy => stage => RunAsync(stage, state => state == "Submitted");

    private static async Task RunAsync(Stage stage, Func<string, bool> mayReopenInBulk)
    {
        var states = new ConcurrentDictionary<int, string>();
        var last = 71_000;
        var expenses = await stage.ServiceAsync("expenses", app =>
        {
            app.MapPost("/reports", (Report report) =>
            {
                if (report.Total > 190)
                    return Refusal.Field("Total", "needs a cost centre");
                var id = Interlocked.Increment(ref last);
                return Results.Json(new { Id = id, State = states[id] = "Draft", report.Total }, statusCode: 201);
            });
            Step(app, states, "submit", "Draft", "Submitted");
            Step(app, states, "approve", "Submitted", "Approved");
            Step(app, states, "pay", "Approved", "Paid");
            Step(app, states, "reopen", "Submitted", "Draft");
            app.MapPost("/reports/bulk", (Bulk bulk) => Results.Json(bulk.Ids.Select(id =>
            {
                var done = mayReopenInBulk(states[id]);
                if (done)
                    states[id] = "Draft";
                return new { Id = id, Done = done, State = states[id] };
            })));
            app.MapGet("/reports/{id:int}", (int id) => states.TryGetValue(id, out var state) ? Results.Json(new { Id = id, State = state }) : Results.NotFound());
        });
        await stage.CrowdAsync(expenses, clients: 3, rounds: 12, async (client, _) =>
        {
            var made = await client.PostAsync("/reports", new { Traveller = client.Random.Person(), Total = client.Random.Amount() });
            if (!made.Succeeded)
                return;
            var id = made["Id"]!.GetValue<int>();
            string[] steps = ["submit", "approve", "pay"];
            foreach (var step in steps.Take(client.Random.Pick(1, 2, 3, 3, 3)))
                await client.PostAsync($"/reports/{id}/{step}");
            await client.GetAsync($"/reports/{id}");
            if (client.Random.Chance(0.35))
                await client.PostAsync($"/reports/{id}/reopen");
            else if (client.Random.Chance(0.4))
                await client.PostAsync("/reports/bulk", new { Ids = new[] { id }, Action = "Reopen" });
            await client.GetAsync($"/reports/{id}");
        });
    }

    private static void Step(WebApplication app, ConcurrentDictionary<int, string> states, string name, string from, string to) =>
        app.MapPost($"/reports/{{id:int}}/{name}", (int id) =>
        {
            if (states[id] != from)
                return Refusal.Conflict($"The report is {states[id]}.");
            return Results.Json(new { Id = id, State = states[id] = to });
        });

    private sealed record Report(string Traveller, decimal Total);

    private sealed record Bulk(int[] Ids, string Action);
}
