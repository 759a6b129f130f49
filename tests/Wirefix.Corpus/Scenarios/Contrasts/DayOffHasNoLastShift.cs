namespace Wirefix.Corpus.Scenarios.Contrasts;

/// <summary>A day in the roster ends when its last shift does; on a day off there is no shift to ask.</summary>
public sealed class DayOffHasNoLastShift : Scenario
{
    public override Expected Expected => Expected.Of("contrast", "Shifts");

    public override Play Faulty => stage => RunAsync(stage, shifts => shifts.Max(shift => shift.Until));

    public override Play Healthy => stage => RunAsync(stage, shifts => shifts.Select(shift => shift.Until).DefaultIfEmpty().Max());

    private static async Task RunAsync(Stage stage, Func<Shift[], int> lastHour)
    {
        var roster = await stage.ServiceAsync("roster", app =>
        {
            app.MapPatch("/Staff/{number:int}/Days/{date}", (int number, string date, Day day) =>
            {
                if (day.Shifts.Any(shift => shift.Until <= shift.From))
                    return Refusal.Field("Shifts", "a shift ends after it begins");
                var home = lastHour(day.Shifts);
                return Results.Json(new { Number = number, Date = date, HomeBy = home, Hours = day.Shifts.Sum(shift => shift.Until - shift.From) });
            });
            app.MapGet("/Staff/{number:int}", (int number) => number % 13 == 0 ? Results.NotFound() : Results.Json(new { Number = number, Ward = $"W{number % 6}" }));
        });
        await stage.CrowdAsync(roster, clients: 3, rounds: 26, async (client, round) =>
        {
            var random = client.Random;
            var number = random.Next(400, 480);
            if (round % 4 == 1)
                await client.GetAsync($"/Staff/{number}");
            var shifts = Enumerable.Range(0, random.Pick(0, 1, 1, 1, 2, 2))
                .Select(n => new Shift(6 + n * 8, 6 + n * 8 + random.Pick(4, 6, 8, 8, 7, 5, 8, 0), random.Pick("ER", "OR", "ICU")))
                .ToArray();
            await client.PatchAsync($"/Staff/{number}/Days/2025-{random.Next(1, 13):00}-{random.Next(1, 29):00}", new
            {
                Shifts = shifts,
                Note = random.Chance(0.3) ? "swapped" : null,
                ApprovedBy = random.Person(),
            });
        });
    }

    private sealed record Shift(int From, int Until, string Post);

    private sealed record Day(Shift[] Shifts, string? Note, string ApprovedBy);
}
