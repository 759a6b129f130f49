namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A search shows what its user may see, and asks the access service for each document that was found.</summary>
public sealed class PermissionForEachDocument : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/check");

    public override Play Faulty => stage => RunAsync(stage, async (access, user, found) =>
    {
        var visible = new List<Document>();
        foreach (var document in found)
        {
            using var answer = await access.PostAsJsonAsync("/check", new { user, action = "read", document = document.id });
            if ((await answer.Content.ReadFromJsonAsync<Verdict>())!.allowed)
                visible.Add(document);
        }

        return visible;
    });

    public override Play Healthy => stage => RunAsync(stage, async (access, user, found) =>
    {
        using var answer = await access.PostAsJsonAsync("/check-many", new { user, action = "read", documents = found.Select(document => document.id) });
        var allowed = await answer.Content.ReadFromJsonAsync<string[]>();
        return [.. found.Where(document => allowed!.Contains(document.id))];
    });

    private static async Task RunAsync(Stage stage, Func<HttpClient, string, Document[], Task<List<Document>>> visibleTo)
    {
        var index = stage.Http(await stage.UpstreamAsync("intranet", "index.internal", app => app.MapGet("/query", (string q, int top) =>
            Results.Json(Enumerable.Range(0, q.StableNumber() % top).Select(n => new Document($"d{q.StableNumber() % 9_000 + n * 13}", $"{q} {n + 1}", $"2026-0{n % 5 + 1}-1{n % 9}"))))));
        var access = stage.Http(await stage.UpstreamAsync("intranet", "access.internal", app =>
        {
            app.MapPost("/check", (Question question) => Results.Json(new Verdict(Allowed(question.document))));
            app.MapPost("/check-many", (Questions questions) => Results.Json(questions.documents.Where(Allowed)));
        }));
        var intranet = await stage.ServiceAsync("intranet", app =>
        {
            app.MapGet("/search", async (string? q, HttpRequest request) =>
            {
                if (string.IsNullOrWhiteSpace(q))
                    return Results.BadRequest(new { error = "q is missing" });
                var found = await index.GetFromJsonAsync<Document[]>($"/query?q={Uri.EscapeDataString(q)}&top=16");
                var visible = found!.Length == 0 ? [] : await visibleTo(access, request.Headers["X-User"].ToString(), found);
                return Results.Json(new { q, total = visible.Count, hits = visible });
            });
            app.MapGet("/news", () => Results.Json(new[] { new { title = "Canteen closed", from = "2026-06-15" } }));
        });
        await stage.CrowdAsync(intranet, clients: 2, rounds: 10, async (client, round) =>
        {
            var user = $"u{client.Random.Next(100, 140)}";
            if (round % 4 == 1)
                await client.GetAsync("/news", ("X-User", user));
            var query = client.Random.Chance(0.06) ? "" : $"?q={client.Random.Pick("travel", "holidays", "printer", "budget+2026", "expenses", "parking", "vpn", "onboarding")}";
            await client.GetAsync($"/search{query}", ("X-User", user));
        });
    }

    private static bool Allowed(string document) => document.StableNumber() % 4 != 0;

    private sealed record Document(string id, string title, string changed);

    private sealed record Question(string user, string action, string document);

    private sealed record Questions(string user, string action, string[] documents);

    private sealed record Verdict(bool allowed);
}
