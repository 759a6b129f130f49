using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Chains;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Ranking;

namespace Wirefix.Workspace.Locating;

/// <summary>
/// Searches chains from the surest entry points to the least sure, and stops at the first that lead to a target: the routes
/// that the wire names with what runs around them, every route and hosted service, whatever nothing calls.
/// </summary>
internal sealed class ChainSearch(Programs programs, CodeIndex index, ImmutableArray<Target> targets, SuspectRanking ranking)
{
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
            chains.AddRange(programs.Of(entry.Unit.Project.Id).Find(entry, targets, ranking.IsNotable));
        }

        return chains.ToImmutable();
    }

    // What reaches the call by a mediator, a queue or reflection begins where the source shows no caller.
    private IEnumerable<EntryPoint> Unknown()
    {
        var everywhere = programs.Together();
        return
            from unit in targets.SelectMany(target => everywhere.Roots(index.Units, target.Call)).Distinct()
            let name = Places.NameOf(unit)
            select new EntryPoint(unit, name, null, $"No call chain from a route or a hosted service to {name} was found.");
    }
}
