using System.Collections.Immutable;
using Wirefix.Agent.Copying;
using Wirefix.Replay;

namespace Wirefix.Agent.Planning;

/// <summary>Captured services in the working copy, built there and stood up together. What goes wrong is told in the user's paths.</summary>
/// <param name="copy">The working copy.</param>
/// <param name="services">The services.</param>
/// <param name="overrides">The settings that each of them gets in the place of its own.</param>
internal sealed class ServicesUnderTest(WorkingCopy copy, ImmutableArray<RecordedService> services, ConfigurationOverrides overrides)
{
    /// <summary>The services as a harness names them.</summary>
    public ImmutableArray<StandingService> Standing =>
    [
        .. services.Select(service => new StandingService(service.Name, new ServiceUnderTest(copy, service.Project, overrides).Path.Replace('\\', '/'))
        {
            Environment = overrides.Told,
        }),
    ];

    /// <summary>Builds each with all that it references.</summary>
    /// <exception cref="PreconditionException">One does not build.</exception>
    public async Task BuildAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        foreach (var project in services.Select(service => service.Project).Distinct())
        {
            progress.Report($"build {project.Name}");
            await new ServiceUnderTest(copy, project, overrides).BuildAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Measures the services as they were built last.</summary>
    /// <exception cref="ServiceException">One did not start, or ended while traffic was replayed.</exception>
    public async Task<Measurement> MeasureAsync(Harness harness, IProgress<string> progress, CancellationToken cancellationToken)
    {
        try
        {
            ImmutableArray<BuiltService> built =
            [
                .. from service in services
                   select ServiceProject.Built(service.Project) with { Secrets = overrides.Secrets, TemporaryFolder = copy.Scratch },
            ];
            return await HarnessRunner.MeasureAsync(harness, built, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException exception)
        {
            throw new ServiceException(overrides.WithoutSecrets(copy.InUserTree(exception.Message)), exception.ExitCode);
        }
    }
}
