using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Who calls the senders of an exchange: what is sent is decided there as well.</summary>
internal static class Callers
{
    private const int MostSteps = 2;
    private const double Step = 0.8;

    /// <summary>Adds the members that refer to the ends, and those that refer to these.</summary>
    public static void Add(
        Dictionary<CodeMember, double> reached, Dictionary<CodeMember, double> ends, ImmutableArray<CodeMember> members, References references)
    {
        var edge = ends;
        for (var step = 0; step < MostSteps && edge.Count > 0; step++)
        {
            edge = Of(edge, members, references).Where(caller => caller.Value > reached.GetValueOrDefault(caller.Key)).ToDictionary();
            foreach (var (caller, nearness) in edge)
                reached[caller] = nearness;
        }
    }

    private static IEnumerable<KeyValuePair<CodeMember, double>> Of(
        Dictionary<CodeMember, double> called, ImmutableArray<CodeMember> members, References references)
    {
        var names = called.Keys.Select(member => member.Name).ToHashSet();
        return
            from member in members
            where !member.IsType && member.Mentions.Any(mention => names.Contains(mention.Name))
            let nearness = references.Of(member)
                .Select(target => called.GetValueOrDefault(target.Target) * target.Share * Step)
                .DefaultIfEmpty()
                .Max()
            where nearness > 0
            select KeyValuePair.Create(member, nearness);
    }
}
