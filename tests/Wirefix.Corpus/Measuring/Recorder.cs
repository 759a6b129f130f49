using Wirefix.Traffic;

namespace Wirefix.Corpus.Measuring;

/// <summary>Plays scenarios and services and keeps what passed: the forms of a scenario side by side, since they mostly wait, and with those of one
/// more at most, so that none slows another down.</summary>
public static class Recorder
{
    private const int BaselineSeed = 11;

    private const int Seed = 7;

    private const int ScenariosAtOnce = 2;

    // They have one form each.
    private const int ServicesAtOnce = 4;

    /// <summary>The recordings of all scenarios and services whose names a filter lets pass.</summary>
    public static async IAsyncEnumerable<Take> RecordAsync(Func<string, bool> include)
    {
        foreach (var together in Corpus.Scenarios.Where(scenario => include(scenario.Name)).Chunk(ScenariosAtOnce))
        {
            foreach (var take in (await Task.WhenAll(together.Select(RecordAsync))).SelectMany(takes => takes))
                yield return take;
        }

        foreach (var together in Corpus.HealthyServices.Where(service => include(service.Name)).Chunk(ServicesAtOnce))
        {
            foreach (var take in await Task.WhenAll(together.Select(RecordAsync)))
                yield return take;
        }
    }

    /// <summary>One recording.</summary>
    public static async Task<Snapshot> RecordAsync(Play play, int seed)
    {
        await using var stage = new Stage(seed);
        await play(stage);
        return await stage.FinishAsync();
    }

    private static async Task<Take[]> RecordAsync(Scenario scenario)
    {
        var faulty = RecordAsync(scenario.Faulty, Seed);
        var healthy = RecordAsync(scenario.Healthy, Seed);
        var baseline = scenario.Baseline is { } play ? await RecordAsync(play, BaselineSeed) : null;
        return
        [
            new Take(scenario.Group, scenario.Name, scenario.Expected, await faulty, baseline) { HeldOut = scenario.HeldOut },
            new Take(scenario.Group, scenario.Name, null, await healthy, baseline) { HeldOut = scenario.HeldOut },
        ];
    }

    private static async Task<Take> RecordAsync(HealthyService service) =>
        new("Healthy", service.Name, null, await RecordAsync(service.Play, Seed), null) { HeldOut = service.HeldOut };
}
