using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// How much of a question's names lives in the code that may run in one process: of several services with the same path, the one that holds
/// the fields of the exchange served or sent it.
/// </summary>
internal sealed class HeldNames
{
    private readonly ILookup<string, string> _held;
    private readonly Dictionary<string, double> _rarity;
    private readonly ProjectTable _projects;

    /// <summary>Looks at all hits once.</summary>
    public HeldNames(ImmutableArray<MemberHits> hits, int members, ProjectTable projects)
    {
        var named = hits
            .Where(found => !found.Member.File.IsTest)
            .SelectMany(Named)
            .ToArray();
        _held = named.Distinct().ToLookup(held => held.Project, held => held.Name);
        _rarity = named.CountBy(held => held.Name).ToDictionary(name => name.Key, name => Rarity.Of(name.Value, members));
        _projects = projects;
    }

    /// <summary>The ends of an exchange, the best as well as it fitted, and the less the fewer of the names their processes hold.</summary>
    public Dictionary<CodeMember, double> Weigh(Dictionary<CodeMember, double> ends)
    {
        var shares = ends.Keys.Select(end => end.File.Project).Distinct().ToDictionary(project => project, Share);
        var weighed = ends.ToDictionary(end => end.Key, end => end.Value * shares[end.Key.File.Project]);
        var most = weighed.Values.DefaultIfEmpty().Max();
        if (most == 0)
            return ends;
        var scale = ends.Values.Max() / most;
        return weighed.ToDictionary(end => end.Key, end => end.Value * scale);
    }

    private static IEnumerable<(string Project, string Name)> Named(MemberHits found) =>
        found.Hits.Select(hit => hit.Name).Distinct().Where(name => !WirePath.Is(name)).Select(name => (found.Member.File.Project, name));

    // Squared, so that the service that holds all of ten names is four times as likely as one that happens to hold five.
    private double Share(string project) => Math.Pow(
        _projects.Together(project).Append(project).SelectMany(near => _held[near]).Distinct().Sum(name => _rarity[name]), 2);
}
