using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>Requests that failed, beside healthy ones of the same endpoint: they should be answered as those were.</summary>
internal static class FailingAnswer
{
    /// <summary>The reproduction; null where nothing that the finding shows failed, or no sibling passed.</summary>
    public static Reproduction? Of(Finding finding, Recording recording)
    {
        var expected = Expected([.. recording.ShownBy(finding).Where(inbound => inbound.Response.Failed)], recording);
        if (expected.IsEmpty)
            return null;

        ImmutableArray<Exchange> failing = [.. recording.Inbound.Where(inbound => expected.ContainsKey(inbound.Id))];
        var endpoints = failing.Select(recording.EndpointOf).ToHashSet();
        ImmutableArray<Exchange> healthy = [.. Healthy(recording).Where(inbound => endpoints.Contains(recording.EndpointOf(inbound)))];
        var metric = new DivergingAnswers([], []);
        var options = new HarnessOptions
        {
            Expected = expected,
            Passages = BrokenPassages.Of(failing, healthy, recording),
            LongestIdle = Reproduction.ShortIdle,
            Hold = HoldPolicy.None,
        };
        return new Reproduction(
            metric,
            options,
            new MetricGoal(metric.Name, metric.Unit, 0, $"{Counted(healthy.Length, "healthy request")} of the same endpoint {(healthy.Length == 1 ? "was" : "were")} answered {Statuses(expected.Values)}"),
            $"is answered {Statuses(failing)} where its siblings are answered {Statuses(expected.Values)}");
    }

    /// <summary>
    /// What failing exchanges should have been answered, by their ids: what the healthy ones of the same endpoint have in common, with the values
    /// that those took from where these have them, too. An exchange without a healthy sibling is left out.
    /// </summary>
    public static ImmutableDictionary<string, ExpectedAnswer> Expected(ImmutableArray<Exchange> failing, Recording recording)
    {
        var siblings = Healthy(recording).ToLookup(recording.EndpointOf);
        return failing.GroupBy(recording.EndpointOf).Where(alike => siblings.Contains(alike.Key)).SelectMany(Alike).ToImmutableDictionary(StringComparer.Ordinal);

        IEnumerable<KeyValuePair<string, ExpectedAnswer>> Alike(IGrouping<Endpoint, Exchange> alike)
        {
            var taken = TakenValues.Of([.. siblings[alike.Key]], recording);
            var answer = ExpectedAnswer.OfSiblings([.. siblings[alike.Key].Select(sibling => sibling.Response)]) with { Taken = TakenValues.OfBodies(taken) };
            return alike.Select(inbound => KeyValuePair.Create(inbound.Id, answer.Holding(TakenValues.At(taken, inbound, recording))));
        }
    }

    private static IEnumerable<Exchange> Healthy(Recording recording) => recording.Inbound.Where(inbound => !inbound.Response.Failed);

    private static string Statuses(IEnumerable<ExpectedAnswer> answers) =>
        string.Join(" or ", answers.SelectMany(answer => answer.Statuses).Distinct().Order());

    private static string Statuses(IEnumerable<Exchange> exchanges) =>
        string.Join(" or ", exchanges.Select(exchange => exchange.Response.Status).Distinct().Order());

    private static string Counted(int number, string noun) => number == 1 ? $"one {noun}" : $"{number} {noun}s";
}
