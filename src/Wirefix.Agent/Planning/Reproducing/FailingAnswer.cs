using System.Collections.Immutable;
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
        var siblings = recording.Inbound.Where(inbound => !inbound.Response.Failed).ToLookup(recording.EndpointOf);
        var failing = recording.ShownBy(finding)
            .Where(inbound => inbound.Response.Failed && siblings.Contains(recording.EndpointOf(inbound)))
            .ToImmutableArray();
        if (failing.IsEmpty)
            return null;

        var expected = failing.Select(recording.EndpointOf).Distinct().ToDictionary(
            endpoint => endpoint,
            endpoint => ExpectedAnswer.OfSiblings([.. siblings[endpoint].Select(sibling => sibling.Response)]));
        var taken = expected.Keys.ToDictionary(endpoint => endpoint, endpoint => TakenValues.Of([.. siblings[endpoint]], recording));
        var broken = BrokenPassages.Of(failing, [.. expected.Keys.SelectMany(endpoint => siblings[endpoint])], recording);
        var metric = new DivergingAnswers([], []);
        var options = new HarnessOptions
        {
            Expected = failing.ToImmutableDictionary(inbound => inbound.Id, ExpectedOf, StringComparer.Ordinal),
            Passages = broken,
            LongestIdle = Reproduction.ShortIdle,
            Hold = HoldPolicy.None,
        };
        var healthy = expected.Keys.Sum(endpoint => siblings[endpoint].Count());
        return new Reproduction(
            metric,
            options,
            new MetricGoal(metric.Name, metric.Unit, 0, $"{Counted(healthy, "healthy request")} of the same endpoint {(healthy == 1 ? "was" : "were")} answered {Statuses(expected.Values)}"),
            $"is answered {Statuses(failing)} where its siblings are answered {Statuses(expected.Values)}");

        ExpectedAnswer ExpectedOf(Exchange inbound) =>
            expected[recording.EndpointOf(inbound)].Holding(TakenValues.At(taken[recording.EndpointOf(inbound)], inbound, recording));
    }

    private static string Statuses(IEnumerable<ExpectedAnswer> answers) =>
        string.Join(" or ", answers.SelectMany(answer => answer.Statuses).Distinct().Order());

    private static string Statuses(IEnumerable<Exchange> exchanges) =>
        string.Join(" or ", exchanges.Select(exchange => exchange.Response.Status).Distinct().Order());

    private static string Counted(int number, string noun) => number == 1 ? $"one {noun}" : $"{number} {noun}s";
}
