using System.Collections.Immutable;
using Wirefix.Traffic.Inspection;
using Wirefix.Workspace;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>A finding and the code that may have caused it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Suspects">The suspects, best first.</param>
/// <param name="Solution">The code with semantics.</param>
public sealed record Investigation(Finding Finding, ImmutableArray<Suspect> Suspects, LoadedSolution Solution)
{
    /// <summary>The first of the findings that leads to suspects; without any, the first finding and no suspect.</summary>
    public static async Task<Investigation> OfAsync(
        LoadedSolution solution, IReadOnlyList<Finding> findings, Inspection inspection, CancellationToken cancellationToken)
    {
        foreach (var finding in findings)
        {
            var suspects = await Locator.LocateAsync(solution, FindingChoice.SymptomOf(finding, inspection), cancellationToken).ConfigureAwait(false);
            if (!suspects.IsEmpty)
                return new Investigation(finding, suspects, solution);
        }

        return new Investigation(findings[0], [], solution);
    }
}
