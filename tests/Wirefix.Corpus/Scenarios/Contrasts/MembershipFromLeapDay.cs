namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>
/// A gym's membership ends on the same day of the next year, which is put together from its parts and does not exist for the 29th of
/// February.
/// </summary>
public sealed class MembershipFromLeapDay : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "starts_on");

    public override Play Faulty => stage => RunAsync(stage, start => new DateOnly(start.Year + 1, start.Month, start.Day));

    public override Play Healthy => stage => RunAsync(stage, start => start.AddYears(1));

    private static async Task RunAsync(Stage stage, Func<DateOnly, DateOnly> yearLater)
    {
        var gym = await stage.ServiceAsync("gym", app =>
        {
            app.MapPost("/memberships", (Membership wanted) =>
            {
                if (wanted.birth_year > 2014)
                    return Refusal.Field("birth_year", "members are 14 or older");
                var number = $"{wanted.name}{wanted.starts_on}".StableNumber();
                return Results.Json(new { member_no = number, wanted.plan, wanted.starts_on, renews_on = yearLater(wanted.starts_on), card = $"RF{number:X6}" }, statusCode: 201);
            });
            app.MapPost("/clubs/{club}/checkins", (string club, Checkin checkin) => checkin.member_no % 23 == 0
                ? Results.Json(new { checkin.member_no, open = false, reason = "dues" }, statusCode: 402)
                : Results.Json(new { checkin.member_no, open = true, locker = checkin.member_no % 180 }));
            app.MapGet("/plans", () => Results.Json(new[] { new { plan = "off-peak", per_month = 39.00 }, new { plan = "all-day", per_month = 59.00 } }));
        });
        await stage.CrowdAsync(gym, clients: 4, rounds: 20, async (client, round) =>
        {
            if (round % 7 == 2)
                await client.GetAsync("/plans");
            await client.PostAsync("/memberships", new
            {
                name = client.Random.Person(),
                birth_year = client.Random.Chance(0.05) ? 2017 : client.Random.Next(1948, 2013),
                plan = client.Random.Pick("off-peak", "all-day"),
                starts_on = new DateOnly(2028, 2, 25).AddDays(client.Random.Next(0, 9)).ToString("yyyy-MM-dd", null),
                sepa_mandate = client.Random.Chance(0.6),
            });
            if (client.Random.Chance(0.5))
                await client.PostAsync($"/clubs/{client.Random.Pick("mitte", "west", "hafen")}/checkins", new { member_no = client.Random.Next(10_000, 900_000) });
        });
    }

    private sealed record Membership(string name, int birth_year, string plan, DateOnly starts_on);

    private sealed record Checkin(int member_no);
}
