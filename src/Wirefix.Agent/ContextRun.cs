using System.Collections.Immutable;
using Wirefix.Agent.Context;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Planning;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Reporting;
using Wirefix.Traffic;
using Wirefix.Traffic.Alerts;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Mapping;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent;

/// <summary>From a capture to what somebody needs who goes on by hand or with a model.</summary>
public static class ContextRun
{
    /// <summary>How many tokens a pack may take where nobody says otherwise.</summary>
    public const int DefaultBudget = 8_000;

    /// <summary>What is put in where nobody says otherwise.</summary>
    public static ImmutableHashSet<ContextSection> DefaultSections { get; } = [ContextSection.Alert, ContextSection.Traffic, ContextSection.Code];

    private const int MostFaults = 5;

    // What it is about, and what nobody should overlook.
    private static readonly ContextSection[] Always = [ContextSection.Finding, ContextSection.Attempts, ContextSection.Notes];

    /// <summary>Makes the pack from a tree, of which at most the projects that hold the findings' ends are copied, restored and loaded.</summary>
    /// <exception cref="CaptureException">The capture cannot be read.</exception>
    /// <exception cref="AlertException">The alert cannot be read.</exception>
    /// <exception cref="PreconditionException">The tree does not exist, or what is needed of it is too large to copy.</exception>
    /// <exception cref="WorkspaceException">There is no C# in the tree.</exception>
    public static async Task<ContextPack> RunAsync(ContextRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("observe");
        var observation = Observation.Read(request.Capture, request.Alert, cancellationToken);
        using var copy = WorkingCopy.CreateEmpty(request.Tree);
        var scouting = IScouting.By(request.Reading, request.Tree, copy, progress);
        var source = await ScoutedAsync(copy, scouting, observation, cancellationToken).ConfigureAwait(false);
        if (request.Include.Contains(ContextSection.Map))
            source = source with { Map = MapOf(request.Tree, observation, cancellationToken) };
        return ContextBuilder.Build(source, request.Include.Union(Always), request.Budget);
    }

    /// <summary>The pack that an agent gets: what was planned and measured, and the attempts so far.</summary>
    internal static ContextPack ForAgent(
        SessionRequest request, WorkingCopy copy, Observation observation, Planned planned, ImmutableArray<Attempt> attempts, int budget)
    {
        var plan = planned.Plan!;
        var source = PlannedSource(copy, observation, plan, [.. planned.Problems, .. observation.Notes()]) with
        {
            Tried =
            [
                Goal(plan.Goal.Name, plan.Baseline.Value, plan.Goal.Target, plan.Goal.Unit),
                .. plan.Baseline.Runs.SelectMany(run => run.Faults).Select(fault => fault.Why).Distinct().Take(MostFaults),
            ],
            Attempts = attempts,
            Map = request.Shown.Contains(ContextSection.Map) ? MapOf(copy.Home, observation, CancellationToken.None) : null,
        };
        return ContextBuilder.Build(source, request.Shown.Add(ContextSection.Attempts), budget);
    }

    /// <summary>The pack of a run of <c>fix</c> that ended without a fix.</summary>
    internal static async Task<ContextPack> AfterFixAsync(
        SessionRequest request, WorkingCopy copy, Observation observation, Planned planned, Evidence evidence, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var source = planned.Plan is { } plan
            ? PlannedSource(copy, observation, plan, evidence.Notes)
            : await ScoutedAsync(copy, new Scouting(request.Solution, copy, progress), observation, cancellationToken).ConfigureAwait(false);
        return ContextBuilder.Build(source with { Tried = Tried(evidence) }, DefaultSections.Union(Always), DefaultBudget);
    }

    private static async Task<ContextSource> ScoutedAsync(
        WorkingCopy copy, IScouting scouting, Observation observation, CancellationToken cancellationToken)
    {
        // The copy may lack what syntax alone leads to.
        var source = SourceOf(copy, observation) with { Home = copy.ToUser(copy.Home), Notes = [.. observation.Notes()] };
        var findings = observation.RankedFindings();
        if (findings.IsEmpty)
            return source;
        var located = await scouting.RunAsync(findings, observation.Inspection, cancellationToken).ConfigureAwait(false);
        return source with
        {
            Finding = located.Finding,
            Suspects = located.Suspects,
            Fields = located.Fields,
            Notes = [.. located.Notes, .. source.Notes],
        };
    }

    private static ContextSource SourceOf(WorkingCopy copy, Observation observation) => new()
    {
        Solution = Path.GetFileName(copy.Solution),
        Home = copy.Home,
        Observation = observation,
    };

    private static ContextSource PlannedSource(
        WorkingCopy copy, Observation observation, Plan plan, ImmutableArray<string> notes) => SourceOf(copy, observation) with
        {
            Finding = plan.Finding,
            Suspects = [.. plan.Suspects.Select(suspect => UserPaths.Of(suspect, location => InHome(location, copy.Home)))],
            Notes = notes,
        };

    private static ServiceMap MapOf(string tree, Observation observation, CancellationToken cancellationToken)
    {
        ImmutableArray<SeenEndpoint> seen =
        [
            .. observation.Inspection.Endpoints.Where(summary => summary.Direction == Direction.Outbound)
                .Select(summary => new SeenEndpoint(summary.Endpoint, summary.Calls)),
        ];
        return ServiceMapper.Map(WireIndexer.Refresh(tree, cancellationToken), seen);
    }

    private static SymbolLocation InHome(SymbolLocation location, string home) =>
        location with { File = location.File.Length == 0 ? "" : Path.GetRelativePath(home, location.File).Replace('\\', '/') };

    private static string Goal(string metric, double before, double target, string unit) =>
        FormattableString.Invariant($"{metric} was {before} before, the target is at most {target} {unit}");

    private static ImmutableArray<string> Tried(Evidence evidence) =>
    [
        evidence.Reason,
        .. evidence.Metric is { } metric
            ? (string[])[Goal(metric.Name, metric.Baseline.Value, metric.Target, metric.Unit), .. metric.Baseline.Faults]
            : [],
        .. evidence.EarlierProposals,
        .. evidence.Proposal is { } proposal ? (string[])[$"last proposal: {proposal}"] : [],
    ];
}
