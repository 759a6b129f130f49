using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;

namespace Wirefix.Agent;

/// <summary>From a capture to the code that may have caused what it shows.</summary>
public static class LocateRun
{
    /// <summary>
    /// Follows the capture's findings into a copy of the tree, of which only the projects that hold their ends are restored and loaded.
    /// </summary>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    /// <exception cref="PreconditionException">The tree does not exist, or is too large to copy.</exception>
    /// <exception cref="WorkspaceException">There is no C# in the tree.</exception>
    public static async Task<LocateResult> RunAsync(
        string tree, CaptureSource capture, string? alert, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("observe");
        var observation = Observation.Read(capture, alert, cancellationToken);
        using var copy = WorkingCopy.CreateTree(tree, cancellationToken);
        var findings = observation.RankedFindings();
        if (findings.IsEmpty)
            return new LocateResult { Notes = [.. observation.Notes()] };

        var result = await new Scouting(tree, copy, progress).RunAsync(findings, observation.Inspection, cancellationToken).ConfigureAwait(false);
        return result with { Notes = [.. result.Notes, .. observation.Notes()] };
    }
}
