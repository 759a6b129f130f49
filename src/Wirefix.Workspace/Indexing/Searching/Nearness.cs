namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// How near members are to the ends of an exchange: from a handler or a sender to what bears a name that it mentions, and on from there. A
/// name that many bear leads to each of them a little.
/// </summary>
internal static class Nearness
{
    private const int MostSteps = 4;
    private const double Step = 0.9;
    private const double Least = 0.02;

    /// <summary>The members that are reached, each with its nearness, above 0 and up to 1.</summary>
    /// <param name="ends">Where to begin, each with how well it fits the exchange.</param>
    /// <param name="byName">All members by the name that code calls them by.</param>
    public static Dictionary<CodeMember, double> From(Dictionary<CodeMember, double> ends, ILookup<string, CodeMember> byName)
    {
        var reached = new Dictionary<CodeMember, double>(ends);
        HashSet<CodeMember> edge = [.. ends.Keys];
        for (var step = 0; step < MostSteps; step++)
            edge = Next(edge, reached, byName);
        return reached;
    }

    private static HashSet<CodeMember> Next(
        HashSet<CodeMember> edge, Dictionary<CodeMember, double> reached, ILookup<string, CodeMember> byName)
    {
        var next = new HashSet<CodeMember>();
        foreach (var (target, nearness) in edge.SelectMany(member => Targets(member, reached[member], byName)))
        {
            if (nearness < Least || nearness <= reached.GetValueOrDefault(target))
                continue;
            reached[target] = nearness;
            next.Add(target);
        }

        return next;
    }

    private static IEnumerable<(CodeMember Target, double Nearness)> Targets(
        CodeMember member, double nearness, ILookup<string, CodeMember> byName) =>
        from mention in member.Mentions
        let named = byName[mention.Name]
        let count = named.Count()
        from target in named
        select (target, nearness * Step / count);
}
