using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Corpus.Measuring;

/// <summary>What an inspection said of one recording.</summary>
/// <param name="Take">The recording.</param>
/// <param name="Findings">The findings, most important first.</param>
public sealed record Judgement(Take Take, ImmutableArray<Finding> Findings)
{
    /// <summary>The worst rank at which a fault still counts as found.</summary>
    public const int LastRank = 2;

    /// <summary>The JSON names of the kinds of finding.</summary>
    public static ImmutableDictionary<Type, string> Kinds { get; } = typeof(Finding)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToImmutableDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    /// <summary>At which place, from 1, the fault was found; null where no finding explains it.</summary>
    public int? Rank => Findings
        .Index()
        .Where(finding => Take.Expected is { } expected && Explains(finding.Item, expected))
        .Select(finding => (int?)finding.Index + 1)
        .FirstOrDefault();

    /// <summary>The finding that explains the fault; null where none does.</summary>
    public Finding? Explanation => Rank is { } rank ? Findings[rank - 1] : null;

    /// <summary>Whether the fault is the first or second finding.</summary>
    public bool Found => Rank <= LastRank;

    /// <summary>The highest score of all findings; 0 where there is none.</summary>
    public double HighestScore => Findings.Select(finding => finding.Score).DefaultIfEmpty().Max();

    /// <summary>The JSON name of a finding's kind.</summary>
    public static string KindOf(Finding finding) => Kinds[finding.GetType()];

    /// <summary>Inspects a recording.</summary>
    public static Judgement Of(Take take) => new(take, Inspector.Inspect(take.Snapshot, take.Baseline).Findings);

    private static bool Explains(Finding finding, Expected expected)
    {
        var text = string.Join('\n', [finding.Title, .. finding.Proof]);
        return expected.Kinds.Contains(KindOf(finding))
            && expected.Mentions.All(mention => text.Contains(mention, StringComparison.OrdinalIgnoreCase));
    }
}
