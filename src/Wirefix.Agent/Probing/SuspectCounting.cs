using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Copying;
using Wirefix.Replay;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Probing;

/// <summary>Counts how often the code of suspects runs while a harness is replayed once, in a build of the service that has probes.</summary>
internal sealed class SuspectCounting(WorkingCopy copy, ConfigurationOverrides overrides, IProgress<string> progress)
{
    /// <summary>The suspects with their counts. A service that does not build or run with probes is no reason to end a run: it is told.</summary>
    public async Task<CountedSuspects> OfAsync(Harness harness, Project service, ImmutableArray<Suspect> suspects, CancellationToken cancellationToken)
    {
        try
        {
            return CountedSuspects.Of(suspects, await CountAsync(harness, service, suspects, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is PreconditionException or ServiceException)
        {
            return CountedSuspects.Uncounted(suspects, $"How often the suspects ran was not counted: {copy.InUserTree(exception.Message)}");
        }
    }

    private async Task<ImmutableArray<RunCount>> CountAsync(
        Harness harness, Project service, ImmutableArray<Suspect> suspects, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(copy.Scratch, Path.GetRandomFileName());
        var probed = await ProbedService.BuildAsync(
            service, [.. suspects.Select(suspect => suspect.Location)], folder, copy.Environment, cancellationToken).ConfigureAwait(false);
        var tally = probed.Begin();
        var once = harness with { Runs = 1, Environment = harness.Environment.SetItems(tally.Environment) };
        await HarnessRunner.MeasureAsync(once, probed.Service with { Secrets = overrides.Secrets, TemporaryFolder = copy.Scratch }, progress, cancellationToken).ConfigureAwait(false);
        return [.. tally.Read().Select(count => new RunCount(harness.Script.Length, count.Entered, count.Reached))];
    }
}
