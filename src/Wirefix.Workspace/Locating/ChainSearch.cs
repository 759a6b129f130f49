using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Ranking;

namespace Wirefix.Workspace.Locating;

/// <summary>
/// Searches chains from the surest entry points to the least sure, and stops at the first that lead to a target: the routes
/// that the wire names with what runs around them, every route and hosted service, whatever nothing calls.
/// </summary>
internal sealed class ChainSearch(
    Solution solution, CodeIndex index, CallGraphs graphs, ImmutableArray<Target> targets, SuspectRanking ranking)
{
    private readonly Dictionary<ProjectId, ChainFinder> _finders = [];

    public ImmutableArray<Chain> From(EntryPoints entries, ImmutableArray<Endpoint> named, CancellationToken ct)
    {
        IEnumerable<EntryPoint>[] tries = [entries.Named(named).Concat(entries.Around(named)), entries.All(named), Unknown()];
        return tries.Select(entryPoints => Chains(entryPoints, ct)).FirstOrDefault(chains => !chains.IsEmpty, []);
    }

    private ImmutableArray<Chain> Chains(IEnumerable<EntryPoint> entries, CancellationToken ct)
    {
        var chains = ImmutableArray.CreateBuilder<Chain>();
        foreach (var entry in entries)
        {
            ct.ThrowIfCancellationRequested();
            chains.AddRange(Finder(entry.Unit.Project.Id).Find(entry, targets, ranking.IsNotable));
        }

        return chains.ToImmutable();
    }

    // What reaches the call by a mediator, a queue or reflection begins where the source shows no caller.
    private IEnumerable<EntryPoint> Unknown()
    {
        var everywhere = Create(solution.ProjectIds.ToHashSet());
        return
            from unit in targets.SelectMany(target => everywhere.Roots(index.Units, target.Call)).Distinct()
            let name = Places.NameOf(unit)
            select new EntryPoint(unit, name, null, $"No call chain from a route or a hosted service to {name} was found.");
    }

    // Code of a project runs with what that project references; registrations elsewhere are another service's.
    private ChainFinder Finder(ProjectId project)
    {
        if (!_finders.TryGetValue(project, out var finder))
        {
            var reach = solution.GetProjectDependencyGraph().GetProjectsThatThisProjectTransitivelyDependsOn(project).Append(project);
            finder = Create(FrameworkGroups.Representatives(solution, reach).ToHashSet());
            _finders.Add(project, finder);
        }

        return finder;
    }

    private ChainFinder Create(IReadOnlySet<ProjectId> reach) => new(graphs.Of(reach));
}
