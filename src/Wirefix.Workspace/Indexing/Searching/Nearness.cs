namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>
/// How near members are to the ends of an exchange: from a handler or a sender to what it refers to, and on from there. Who maps many
/// routes leads to no other handler.
/// </summary>
internal static class Nearness
{
    private const int MostSteps = 4;
    private const double Step = 0.9;
    private const double Least = 0.02;

    /// <summary>The members that are reached, each with its nearness, above 0 and up to 1.</summary>
    /// <param name="ends">Where to begin, each with how well it fits the exchange.</param>
    /// <param name="references">What members refer to.</param>
    public static Dictionary<CodeMember, double> From(Dictionary<CodeMember, double> ends, References references)
    {
        var reached = new Dictionary<CodeMember, double>(ends);
        HashSet<CodeMember> edge = [.. ends.Keys];
        for (var step = 0; step < MostSteps; step++)
            edge = Next(edge, reached, references);
        return reached;
    }

    private static HashSet<CodeMember> Next(HashSet<CodeMember> edge, Dictionary<CodeMember, double> reached, References references)
    {
        var next = new HashSet<CodeMember>();
        foreach (var member in edge)
        {
            var maps = member.Addresses > 1;
            foreach (var (target, share) in references.Of(member))
            {
                var nearness = reached[member] * Step * share;
                if (nearness < Least || nearness <= reached.GetValueOrDefault(target) || (maps && target.Serves))
                    continue;
                reached[target] = nearness;
                next.Add(target);
            }
        }

        return next;
    }
}
