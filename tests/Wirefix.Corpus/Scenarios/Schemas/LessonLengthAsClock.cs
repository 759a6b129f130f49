using System.Globalization;
using System.Xml;

namespace Wirefix.Corpus.Scenarios.Schemas;

/// <summary>Since its new serializer the timetable writes how long a lesson takes as a clock does, where it was an ISO 8601 duration.</summary>
public sealed class LessonLengthAsClock : Scenario
{
    public override Expected Expected => Expected.Of("formatDrift", "length");

    public override Play Faulty => stage => RunAsync(stage, length => length.ToString("c", CultureInfo.InvariantCulture));

    public override Play Healthy => stage => RunAsync(stage, XmlConvert.ToString);

    public override Play Baseline => stage => RunAsync(stage, XmlConvert.ToString);

    private static async Task RunAsync(Stage stage, Func<TimeSpan, string> write)
    {
        var timetable = stage.Http(await stage.UpstreamAsync("music", "timetable.internal", app => app.MapGet("/weeks/{week:int}/teachers/{teacher}", (int week, string teacher) =>
            teacher.StableNumber() % 7 == 0
                ? Results.NotFound()
                : Results.Json(new
                {
                    week,
                    teacher,
                    lessons = Enumerable.Range(0, 1 + week % 4).Select(n => new { room = $"M{n + week % 3}", weekday = (n + week) % 5 + 1, length = write(TimeSpan.FromMinutes(30 + (week + n) % 4 * 15)) }),
                }))));
        var music = await stage.ServiceAsync("music", app =>
        {
            app.MapGet("/teachers/{teacher}/wages", async (string teacher, int week) =>
            {
                using var answer = await timetable.GetAsync($"/weeks/{week}/teachers/{teacher}");
                if (!answer.IsSuccessStatusCode)
                    return Results.NotFound();
                var plan = await answer.Content.ReadFromJsonAsync<Plan>();
                return Results.Json(new { teacher, week, cents = plan!.lessons.Sum(lesson => (int)XmlConvert.ToTimeSpan(lesson.length).TotalMinutes * 110) });
            });
            app.MapGet("/instruments", () => Results.Json(new[] { "cello", "oboe", "harp" }));
        });
        await stage.CrowdAsync(music, clients: 3, rounds: 16, async (client, round) =>
        {
            if (round % 4 == 0)
                await client.GetAsync("/instruments");
            await client.GetAsync($"/teachers/{client.Random.Person().Replace(' ', '.')}/wages?week={client.Random.Next(1, 53)}");
        });
    }

    private sealed record Lesson(string room, string length);

    private sealed record Plan(Lesson[] lessons);
}
