using System.Collections.Immutable;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Probing;

/// <summary>Suspects after a replay that counted how often their code ran.</summary>
/// <param name="Suspects">Those whose line ran, or may have run, before those whose line did not; otherwise as they were ranked.</param>
/// <param name="Problems">Why nothing was counted, as one sentence; empty where it was.</param>
public sealed record CountedSuspects(ImmutableArray<Suspect> Suspects, ImmutableArray<string> Problems)
{
    /// <summary>Why none of the suspects can be at fault; null where one ran, or may have run.</summary>
    public string? Refutation => Suspects.All(suspect => suspect.Runs is { NeverEntered: true })
        ? $"none of the {Suspects.Length} suspects ran in the replay of {Suspects[0].Runs!.Requests} requests, so other code shows the fault"
        : null;

    /// <summary>What counts say of suspects.</summary>
    /// <param name="suspects">The suspects as they were ranked.</param>
    /// <param name="counts">A count for each, in the same order.</param>
    public static CountedSuspects Of(ImmutableArray<Suspect> suspects, ImmutableArray<RunCount> counts) =>
        new([.. suspects.Zip(counts, Counted).OrderBy(suspect => suspect.Runs!.NeverReached)], []);

    /// <summary>The suspects as they were ranked, where nothing could be counted.</summary>
    public static CountedSuspects Uncounted(ImmutableArray<Suspect> suspects, string problem) => new(suspects, [problem]);

    private static Suspect Counted(Suspect suspect, RunCount count) => suspect with
    {
        Runs = count,
        Doubts = count.NeverReached ? [.. suspect.Doubts, Doubt(count)] : suspect.Doubts,
    };

    private static string Doubt(RunCount count) => count.NeverEntered
        ? "Its code never ran in the replay that showed the fault."
        : $"Its line never ran in the replay that showed the fault, though the member began {count.Entered} times.";
}
