using Microsoft.CodeAnalysis;
using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Replay;

namespace Wirefix.Agent.Planning;

/// <summary>The captured service in the working copy: built there and measured. What goes wrong is told in the user's paths.</summary>
/// <param name="copy">The working copy.</param>
/// <param name="project">The service's project in it.</param>
/// <param name="overrides">The settings that it gets in the place of its own.</param>
internal sealed class ServiceUnderTest(WorkingCopy copy, Project project, ConfigurationOverrides overrides)
{
    /// <summary>The project file, relative to the solution's folder.</summary>
    public string Path => System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(copy.Solution)!, project.FilePath!);

    /// <summary>Builds the service with all that it references, as the copy's solution was restored.</summary>
    /// <exception cref="PreconditionException">It does not build.</exception>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        if (await SolutionBuild.ErrorsOfRestoredAsync(copy, project.FilePath!, cancellationToken).ConfigureAwait(false) is { } errors)
            throw new PreconditionException($"{copy.ToUser(project.FilePath!)}: expected a service that builds, found\n{errors}");
    }

    /// <summary>Measures the service as it was built last.</summary>
    /// <exception cref="ServiceException">It did not start, or ended while traffic was replayed.</exception>
    public Task<Measurement> MeasureAsync(Harness harness, IProgress<string> progress, CancellationToken cancellationToken) =>
        new ServicesUnderTest(copy, [new RecordedService("", project)], overrides).MeasureAsync(harness, progress, cancellationToken);
}
