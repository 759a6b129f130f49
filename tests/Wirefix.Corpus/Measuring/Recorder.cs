using Wirefix.Traffic;

namespace Wirefix.Corpus.Measuring;

/// <summary>Plays scenarios and services and keeps what passed: the forms of one scenario side by side, since they mostly wait, and one scenario
/// after another so that none slows another down.</summary>
public static class Recorder
{
    private const int BaselineSeed = 11;

    private const int Seed = 7;

    /// <summary>The recordings of all scenarios and services whose names a filter lets pass.</summary>
    public static async IAsyncEnumerable<Take> RecordAsync(Func<string, bool> include)
    {
        foreach (var scenario in Corpus.Scenarios.Where(scenario => include(scenario.Name)))
        {
            var faulty = RecordAsync(scenario.Faulty, Seed);
            var healthy = RecordAsync(scenario.Healthy, Seed);
            var baseline = scenario.Baseline is { } play ? await RecordAsync(play, BaselineSeed) : null;
            yield return new Take(scenario.Group, scenario.Name, scenario.Expected, await faulty, baseline) { HeldOut = scenario.HeldOut };
            yield return new Take(scenario.Group, scenario.Name, null, await healthy, baseline) { HeldOut = scenario.HeldOut };
        }

        foreach (var service in Corpus.HealthyServices.Where(service => include(service.Name)))
            yield return new Take("Healthy", service.Name, null, await RecordAsync(service.Play, Seed), null) { HeldOut = service.HeldOut };
    }

    /// <summary>One recording.</summary>
    public static async Task<Snapshot> RecordAsync(Play play, int seed)
    {
        await using var stage = new Stage(seed);
        await play(stage);
        return await stage.FinishAsync();
    }
}
