namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>The register of members was written anew, and its fields are in camel case since; the club's list shows members without names.</summary>
public sealed class CamelCaseAfterRewrite : Scenario
{
    public override Expected Expected => Expected.OneOf(["renamedField", "lostValue"], "first_name");

    public override Play Faulty => stage => RunAsync(stage, call => call > 26);

    public override Play Healthy => stage => RunAsync(stage, _ => false);

    private static async Task RunAsync(Stage stage, Func<int, bool> rewritten)
    {
        var calls = 0;
        var register = stage.Http(await stage.UpstreamAsync("club", "register.internal", app => app.MapGet("/members/{no}", (int no) =>
        {
            if (no % 23 == 0)
                return Results.NotFound();
            var (first, last, joined) = ($"Member{no % 40}", $"Of{no % 70}", $"20{no % 20 + 5:00}-0{no % 9 + 1}-01");
            return rewritten(Interlocked.Increment(ref calls))
                ? Results.Json(new { memberNo = no, firstName = first, lastName = last, joinedOn = joined, feePaid = no % 3 != 0 })
                : Results.Json(new { member_no = no, first_name = first, last_name = last, joined_on = joined, fee_paid = no % 3 != 0 });
        })));
        var club = await stage.ServiceAsync("club", app =>
        {
            app.MapGet("/cards/{no}", async (int no) =>
            {
                using var answer = await register.GetAsync($"/members/{no}");
                if (!answer.IsSuccessStatusCode)
                    return Results.NotFound();
                var member = await answer.Content.ReadFromJsonAsync<Member>();
                return Results.Json(new { card = no * 7, member!.first_name, member.last_name, valid = member.fee_paid });
            });
            app.MapPost("/attendances", (Attendance attendance) => attendance.day.Length == 10 ? Results.NoContent() : Refusal.Field("day", "is no day"));
        });
        await stage.CrowdAsync(club, clients: 3, rounds: 18, async (client, round) =>
        {
            var member = client.Random.Next(100, 900);
            await client.GetAsync($"/cards/{member}");
            if (round % 2 == 0)
                await client.PostAsync("/attendances", new { member, day = client.Random.Chance(0.08) ? "today" : $"2026-05-{client.Random.Next(10, 31)}" });
        });
    }

    private sealed record Member(string? first_name, string? last_name, bool fee_paid);

    private sealed record Attendance(int member, string day);
}
