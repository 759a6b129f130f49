using System.Collections.Immutable;

namespace Wirefix.Agent.Evaluating;

/// <summary>What results come to, by condition and by kind of fault.</summary>
/// <param name="Conditions">A row for each agent and condition.</param>
/// <param name="Classes">A row for each kind of fault under each of these.</param>
/// <param name="NotRun">Runs that could not be run and count nowhere, each with why.</param>
public sealed record EvalSummary(ImmutableArray<EvalRow> Conditions, ImmutableArray<EvalRow> Classes, ImmutableArray<string> NotRun)
{
    /// <summary>The version of this document's shape.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>How many fixes were confirmed that the hidden test refutes.</summary>
    public int FalselyConfirmed => Conditions.Sum(row => row.FalselyConfirmed);

    /// <summary>The summary; it does not depend on the order of the results.</summary>
    public static EvalSummary Of(IEnumerable<EvalResult> results)
    {
        var (counting, others) = (results.Where(result => result.Counts).ToList(), results.Where(result => !result.Counts).ToList());
        var alone = counting.Where(result => result.Include == EvalCondition.AlertOnly).ToDictionary(result => result.Key);
        return new EvalSummary(
            [.. Rows(counting.GroupBy(result => (result.Agent, result.Include, (string?)null)), alone)],
            [.. Rows(counting.GroupBy(result => (result.Agent, result.Include, (string?)result.FaultClass)), alone)],
            [.. others.Select(result => $"{result.Case}, {result.Agent}, {result.Include}, run {result.Run}: {result.Reason}").Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<EvalRow> Rows(
        IEnumerable<IGrouping<(string Agent, string Include, string? Class), EvalResult>> groups, Dictionary<EvalKey, EvalResult> alone) =>
        groups.OrderBy(group => group.Key.Agent, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Class, StringComparer.Ordinal)
            .ThenBy(group => EvalCondition.All.IndexOf(EvalCondition.Named(group.Key.Include)!))
            .Select(group => Row(group.Key, [.. group], alone));

    private static EvalRow Row((string Agent, string Include, string? Class) key, ImmutableArray<EvalResult> results, Dictionary<EvalKey, EvalResult> alone)
    {
        var pairs = key.Include == EvalCondition.AlertOnly
            ? []
            : results.Select(result => (With: result, Alone: alone.GetValueOrDefault(result.Key with { Include = EvalCondition.AlertOnly })))
                .Where(pair => pair.Alone is not null).ToList();
        var costs = results.Select(result => result.Cost).OfType<decimal>().ToList();
        return new EvalRow(key.Agent, key.Include, key.Class, Share.OfThose(results, result => result.Passed))
        {
            Confirmed = Share.OfThose(results, result => result.Outcome == Outcome.Confirmed),
            FalselyConfirmed = results.Count(result => result.IsFalselyConfirmed),
            WrongService = Share.OfThose(results, result => result.WrongService),
            Rescued = pairs.Count == 0 ? null : pairs.Count(pair => pair.With.Passed && !pair.Alone!.Passed),
            Hurt = pairs.Count == 0 ? null : pairs.Count(pair => !pair.With.Passed && pair.Alone!.Passed),
            Tokens = results.Average(result => (double?)result.Tokens),
            Cost = costs.Count == 0 ? null : costs.Average(),
            Seconds = results.Average(result => result.Seconds),
        };
    }
}
