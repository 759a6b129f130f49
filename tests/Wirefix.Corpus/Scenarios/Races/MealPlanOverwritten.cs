using System.Collections.Concurrent;

namespace Wirefix.Corpus.Scenarios.Races;

/// <summary>Two cooks open the plan of one week and save it one after the other; the plan's version is sent along and not compared.</summary>
public sealed class MealPlanOverwritten : Scenario
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri"];

    public override Expected Expected => Expected.Of("lostUpdate", "/plans/");

    public override Play Faulty => stage => RunAsync(stage, (_, _) => true);

    public override Play Healthy => stage => RunAsync(stage, (kept, sent) => kept == sent);

    private static async Task RunAsync(Stage stage, Func<int, int, bool> maySave)
    {
        var plans = new ConcurrentDictionary<string, Plan>();
        var kitchen = await stage.ServiceAsync("schoolmeals", app =>
        {
            app.MapGet("/schools/{school}/plans/{week}", (string school, string week) =>
                Results.Json(plans.GetOrAdd($"{school}/{week}", new Plan(1, Days.ToDictionary(day => day, _ => "open")))));
            app.MapPut("/schools/{school}/plans/{week}", (string school, string week, Plan plan) =>
            {
                if (plan.Meals.Values.Any(meal => meal.Length == 0))
                    return Refusal.Field("Meals", "a meal has a name");
                var kept = plans[$"{school}/{week}"];
                return maySave(kept.Version, plan.Version)
                    ? Results.Json(plans[$"{school}/{week}"] = plan with { Version = kept.Version + 1 })
                    : Refusal.Conflict($"The plan is at version {kept.Version}.");
            });
            app.MapGet("/allergens", () => Results.Json(new[] { "gluten", "milk", "nuts", "soy" }));
        });
        var cooks = new[] { stage.Client(kitchen, 0), stage.Client(kitchen, 1) };
        for (var round = 0; round < 20; round++)
        {
            var path = $"/schools/{cooks[0].Random.Pick("oak", "elm", "birch")}/plans/2026-W{round + 10}";
            await EditAsync(cooks[0], path, "Mon");
            if (round % 4 == 2)
                await SideBySideAsync(cooks, path);
            else
                await EditAsync(cooks[1], path, Days[1 + round % 4]);
            if (round % 6 == 0)
                await cooks[0].GetAsync("/allergens");
            await cooks[round % 2].GetAsync(path);
        }
    }

    private static async Task SideBySideAsync(Client[] cooks, string path)
    {
        var first = await cooks[0].GetAsync(path);
        var second = await cooks[1].GetAsync(path);
        await SaveAsync(cooks[0], path, first, "Wed");
        // Who is told of a newer version opens it and begins anew.
        if (await SaveAsync(cooks[1], path, second, "Thu") is { Status: 409 })
            await EditAsync(cooks[1], path, "Thu");
    }

    private static async Task EditAsync(Client cook, string path, string day) => await SaveAsync(cook, path, await cook.GetAsync(path), day);

    private static Task<Answer> SaveAsync(Client cook, string path, Answer opened, string day)
    {
        var meals = Days.ToDictionary(name => name, name => (string)opened["Meals"]![name]!);
        meals[day] = cook.Random.Chance(0.04) ? "" : cook.Random.Pick("lentil soup", "pasta", "fish pie", "rice and beans", "pancakes", "goulash");
        return cook.PutAsync(path, new Plan((int)opened["Version"]!, meals));
    }

    private sealed record Plan(int Version, Dictionary<string, string> Meals);
}
