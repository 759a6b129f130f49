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
    /// Follows the capture's findings into a tree, of which at most the projects that hold their ends are copied, restored and loaded.
    /// </summary>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    /// <exception cref="PreconditionException">The tree does not exist, or what is needed of it is too large to copy.</exception>
    /// <exception cref="WorkspaceException">There is no C# in the tree.</exception>
    public static async Task<LocateResult> RunAsync(LocateRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("observe");
        var observation = Observation.Read(request.Capture, request.Alert, cancellationToken);
        using var copy = WorkingCopy.CreateEmpty(request.Tree);
        var findings = observation.RankedFindings();
        if (findings.IsEmpty)
            return new LocateResult { Notes = [.. observation.Notes()] };

        var scouting = IScouting.By(request.Reading, request.Tree, copy, progress);
        var result = await scouting.RunAsync(findings, observation.Inspection, cancellationToken).ConfigureAwait(false);
        return result with { Notes = [.. result.Notes, .. observation.Notes()] };
    }
}
