using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Replay;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Probing;

namespace Wirefix.Agent.Probing;

/// <summary>
/// A service that counts how often places of its code run. It is built from the same tree as the measured one, into a folder of its own: neither the
/// sources nor the outputs of the tree change.
/// </summary>
public sealed class ProbedService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly ProbePlan _plan;
    private readonly string _folder;

    private ProbedService(BuiltService service, ProbePlan plan, string folder) => (Service, _plan, _folder) = (service, plan, folder);

    /// <summary>The built service; it starts in its project's folder, as the measured one does.</summary>
    public BuiltService Service { get; }

    /// <summary>Builds the service with probes.</summary>
    /// <param name="service">The service's project, in a solution that is on disk.</param>
    /// <param name="places">What is to be counted.</param>
    /// <param name="folder">A folder outside the tree for all that comes of it; it is made, and left to the caller.</param>
    /// <param name="environment">The environment of the commands.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <exception cref="PreconditionException">It does not build with probes.</exception>
    public static async Task<ProbedService> BuildAsync(
        Project service,
        ImmutableArray<SymbolLocation> places,
        string folder,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var plan = await ProbePlan.OfAsync(service.Solution, places, cancellationToken).ConfigureAwait(false);
        Directory.CreateDirectory(folder);
        string[] outputs = [$"-p:ArtifactsPath={Path.Combine(folder, "artifacts")}", "-p:Configuration=Debug"];
        string[] arguments = ["build", service.FilePath!, .. outputs, .. ProbeFolder.Write(plan, folder)];
        var home = Path.GetDirectoryName(service.FilePath)!;
        var built = await DotnetCommand.RunAsync(arguments, home, environment, Longest, cancellationToken).ConfigureAwait(false);
        if (built.ExitCode != 0)
            throw new PreconditionException($"{service.FilePath}: expected a project that builds with probes, found\n{Errors(built.Output)}");

        var asked = await DotnetCommand.RunAsync(
            ["msbuild", service.FilePath!, "-getProperty:TargetPath", .. outputs], home, environment, Longest, cancellationToken).ConfigureAwait(false);
        return new ProbedService(new BuiltService(asked.Output.Trim().Split('\n')[^1].Trim(), home), plan, folder);
    }

    /// <summary>Begins to count from 0. A service that is started with the tally's environment counts there.</summary>
    public ProbeTally Begin() => ProbeTally.Begin(_plan, Path.Combine(_folder, Path.GetRandomFileName()));

    private static string Errors(string output) =>
        string.Join('\n', output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().Take(5));
}
