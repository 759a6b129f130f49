using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Reporting;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent;

/// <summary>From a capture to the code that may have caused what it shows.</summary>
public static class LocateRun
{
    /// <summary>Restores and loads a copy of the solution, and follows the capture's findings into it.</summary>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    /// <exception cref="PreconditionException">The solution does not exist or restore.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    public static async Task<LocateResult> RunAsync(
        string solution, CaptureSource capture, string? alert, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("observe");
        var observation = Observation.Read(capture, alert, cancellationToken);
        using var copy = WorkingCopy.Create(solution, cancellationToken);
        var findings = observation.RankedFindings();
        if (findings.IsEmpty)
            return new LocateResult { Notes = [.. observation.Notes()] };

        progress.Report("restore");
        await SolutionBuild.RestoreAsync(copy, cancellationToken).ConfigureAwait(false);
        progress.Report("load");
        var loaded = await SolutionLoader.OpenAsync(copy.Solution, progress, cancellationToken).ConfigureAwait(false);
        progress.Report("locate");
        var found = await Investigation.OfAsync(loaded, findings, observation.Inspection, cancellationToken).ConfigureAwait(false);
        return new LocateResult
        {
            Finding = found.Finding,
            Suspects = [.. found.Suspects.Select(suspect => UserPaths.Of(suspect, location => Relative(copy, location)))],
            Notes = [.. loaded.Problems, .. observation.Notes()],
        };
    }

    private static SymbolLocation Relative(WorkingCopy copy, SymbolLocation location) => location with
    {
        File = Path.GetRelativePath(Path.GetDirectoryName(copy.Solution)!, location.File).Replace('\\', '/'),
    };
}
