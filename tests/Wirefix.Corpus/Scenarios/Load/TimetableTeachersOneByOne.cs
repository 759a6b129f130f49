namespace Wirefix.Corpus.Scenarios.Load;

/// <summary>A class's timetable asks for the teacher of each lesson by a call of its own, all at once, although the staff office takes lists.</summary>
public sealed class TimetableTeachersOneByOne : Scenario
{
    public override Expected Expected => Expected.Of("nPlusOne", "/staff");

    public override Play Faulty => stage => RunAsync(stage, async (staff, ids) =>
        await Task.WhenAll(ids.Select(async id => (await staff.GetFromJsonAsync<Teacher[]>($"/staff?id={id}"))![0])));

    public override Play Healthy => stage => RunAsync(stage, async (staff, ids) =>
        (await staff.GetFromJsonAsync<Teacher[]>("/staff?" + string.Join('&', ids.Select(id => $"id={id}"))))!);

    private static async Task RunAsync(Stage stage, Func<HttpClient, int[], Task<Teacher[]>> teachersOf)
    {
        var staff = stage.Http(await stage.UpstreamAsync("timetable", "staff.school.internal", app =>
            app.MapGet("/staff", (int[] id) => Results.Json(id.Select(one => new Teacher(one, $"T. {(char)('A' + one % 26)}", one % 3 == 0))))));
        var timetable = await stage.ServiceAsync("timetable", app =>
        {
            app.MapGet("/classes/{name}/week", async (string name, int lessons) =>
            {
                if (name.StartsWith('0'))
                    return Results.NotFound();
                var plan = Enumerable.Range(0, lessons).Select(n => (Slot: n, Teacher: 100 + (name.StableNumber() + n * 7) % 80)).ToArray();
                var teachers = await teachersOf(staff, [.. plan.Select(lesson => lesson.Teacher)]);
                return Results.Json(new { name, lessons = plan.Zip(teachers, (lesson, teacher) => new { lesson.Slot, teacher.short_name }) });
            });
            app.MapGet("/teachers/{id}", async (int id) => Results.Json((await staff.GetFromJsonAsync<Teacher[]>($"/staff?id={id}"))![0]));
        });
        await stage.CrowdAsync(timetable, clients: 2, rounds: 9, async (client, _) =>
        {
            await client.GetAsync($"/classes/{client.Random.Next(0, 10)}{client.Random.Pick("a", "b", "c")}/week?lessons={client.Random.Pick(4, 8, 12)}");
            await client.GetAsync($"/teachers/{client.Random.Next(100, 180)}");
        });
    }

    private sealed record Teacher(int id, string short_name, bool part_time);
}
