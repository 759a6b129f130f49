using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Workspace;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>The code of a working copy with semantics, restored and loaded when it is first asked for.</summary>
internal sealed class LoadedCode(WorkingCopy copy, StepClock clock, IProgress<string> progress)
{
    private Locator? _locator;

    /// <summary>The code, read once.</summary>
    /// <exception cref="PreconditionException">The solution does not restore.</exception>
    /// <exception cref="WorkspaceException">The solution does not load.</exception>
    public async Task<Locator> ReadAsync(CancellationToken cancellationToken)
    {
        if (_locator is not null)
            return _locator;
        await clock.StepAsync("restore", () => SolutionBuild.RestoreAsync(copy, cancellationToken)).ConfigureAwait(false);
        var solution = await clock.StepAsync("load", () => SolutionLoader.OpenAsync(copy.Solution, progress, cancellationToken)).ConfigureAwait(false);
        return _locator = await clock.StepAsync("locate", () => Locator.ReadAsync(solution, cancellationToken)).ConfigureAwait(false);
    }
}
