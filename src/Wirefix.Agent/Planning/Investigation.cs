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
    public static Investigation Of(Locator locator, IReadOnlyList<Finding> findings, Inspection inspection, CancellationToken cancellationToken)
    {
        foreach (var finding in findings)
        {
            var suspects = locator.Locate(FindingChoice.SymptomOf(finding, inspection), cancellationToken);
            if (!suspects.IsEmpty)
                return new Investigation(finding, suspects, locator.Solution);
        }

        return new Investigation(findings[0], [], locator.Solution);
    }
}
