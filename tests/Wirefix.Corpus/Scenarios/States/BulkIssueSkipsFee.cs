using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>A permit is issued when its fee was paid; the clerks' button that issues a whole list asks only whether it was reviewed.</summary>
public sealed class BulkIssueSkipsFee : Scenario
{
    public override Expected Expected => Expected.OneOf(["illegalTransition", "unguardedWrite"], "Reviewed", "Issued");

    public override Play Faulty => stage => RunAsync(stage, state => state is "Reviewed" or "FeePaid");

    public override Play Healthy => stage => RunAsync(stage, state => state == "FeePaid");

    private static async Task RunAsync(Stage stage, Func<string, bool> mayIssueInBulk)
    {
        var states = new ConcurrentDictionary<string, string>();
        var permits = await stage.ServiceAsync("permits", app =>
        {
            app.MapPost("/permits", (Application application) =>
            {
                if (application.AreaM2 <= 0)
                    return Refusal.Field("AreaM2", "must be positive");
                var id = $"BP-2026-{application.Parcel}";
                states[id] = "Submitted";
                return Results.Json(View(id), statusCode: 201);
            });
            app.MapGet("/permits/{id}", (string id) => states.ContainsKey(id) ? Results.Json(View(id)) : Results.NotFound());
            app.MapPost("/permits/{id}/review", (string id) => Move(id, "Submitted", "Reviewed"));
            app.MapPost("/permits/{id}/payment", (string id) => Move(id, "Reviewed", "FeePaid"));
            app.MapPost("/permits/{id}/issue", (string id) => Move(id, "FeePaid", "Issued"));
            app.MapPost("/permits/bulk-issue", (Bulk bulk) =>
            {
                var ready = bulk.Ids.Where(id => mayIssueInBulk(states[id])).ToArray();
                foreach (var id in ready)
                    states[id] = "Issued";
                return Results.Json(new { Issued = ready, Skipped = bulk.Ids.Except(ready) });
            });
        });
        await stage.CrowdAsync(permits, clients: 3, rounds: 12, async (client, round) =>
        {
            var made = await client.PostAsync("/permits", new
            {
                Parcel = $"{client.Number}{round:00}{client.Random.Next(1_000, 9_999)}",
                Applicant = new { Name = client.Random.Person(), Phone = $"+4131{client.Random.Next(1_000_000, 9_999_999)}" },
                AreaM2 = client.Random.Chance(0.05) ? 0 : client.Random.Next(8, 300),
                Work = client.Random.Pick("Carport", "Extension", "Solar", "Fence"),
            });
            if (!made.Succeeded)
                return;
            var path = $"/permits/{made["Id"]}";
            await client.PostAsync($"{path}/review");
            await client.GetAsync(path);
            var pays = client.Random.Chance(0.55);
            if (pays)
                await client.PostAsync($"{path}/payment");
            if (client.Random.Chance(0.5))
                await client.PostAsync("/permits/bulk-issue", new { Ids = new[] { (string)made["Id"]! } });
            else
                await client.PostAsync($"{path}/issue");
            await client.GetAsync(path);
        });

        object View(string id) => new { Id = id, State = states[id], Links = new { Self = $"/permits/{id}" } };

        IResult Move(string id, string from, string to)
        {
            if (!states.TryGetValue(id, out var state))
                return Results.NotFound();
            if (state != from)
                return Refusal.Conflict($"The permit is {state}.");
            states[id] = to;
            return Results.Json(View(id));
        }
    }

    private sealed record Application(string Parcel, int AreaM2, string Work);

    private sealed record Bulk(string[] Ids);
}
