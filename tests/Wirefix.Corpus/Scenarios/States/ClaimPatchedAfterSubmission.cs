using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.States;

/// <summary>A claim is fixed once it was submitted; saving the form is refused then, and changing a single line of it is not.</summary>
public sealed class ClaimPatchedAfterSubmission : Scenario
{
    public override Expected Expected => Expected.OneOf(["unguardedWrite", "illegalTransition"], "submitted");

    public override Play Faulty => stage => RunAsync(stage, _ => true);

    public override Play Healthy => stage => RunAsync(stage, state => state == "draft");

    private static async Task RunAsync(Stage stage, Func<string, bool> mayPatch)
    {
        var claims = new ConcurrentDictionary<string, Claim>();
        var insurance = await stage.ServiceAsync("claims", app =>
        {
            app.MapPut("/claims/{no}", (string no, Form form) =>
            {
                if (claims.TryGetValue(no, out var known) && known.state != "draft")
                    return Refusal.Conflict($"The claim is {known.state}.");
                return Results.Json(claims[no] = new Claim(no, known?.state ?? "draft", form.amount, form.what));
            });
            app.MapPatch("/claims/{no}", (string no, Change change) =>
            {
                var known = claims[no];
                if (!mayPatch(known.state))
                    return Refusal.Conflict($"The claim is {known.state}.");
                return Results.Json(claims[no] = known with { amount = change.amount });
            });
            app.MapPost("/claims/{no}/submission", (string no) => claims[no].state == "draft"
                ? Results.Json(claims[no] = claims[no] with { state = "submitted" })
                : Refusal.Conflict("It was submitted before."));
            app.MapGet("/claims/{no}", (string no) => claims.TryGetValue(no, out var claim) ? Results.Json(claim) : Results.NotFound());
        });
        await stage.CrowdAsync(insurance, clients: 3, rounds: 16, async (client, _) =>
        {
            var random = client.Random;
            var path = $"/claims/S{random.Next(1_000_000, 9_999_999)}";
            await client.PutAsync(path, new { amount = random.Amount(2_000), what = random.Good() });
            if (random.Chance(0.4))
                await client.PatchAsync(path, new { amount = random.Amount(2_000) });
            await client.PostAsync($"{path}/submission");
            if (random.Chance(0.35))
                await client.PutAsync(path, new { amount = random.Amount(2_000), what = random.Good() });
            if (random.Chance(0.3))
                await client.PatchAsync(path, new { amount = random.Amount(2_000) });
            await client.GetAsync(random.Chance(0.95) ? path : "/claims/S1");
        });
    }

    private sealed record Form(decimal amount, string what);

    private sealed record Change(decimal amount);

    private sealed record Claim(string no, string state, decimal amount, string what);
}
