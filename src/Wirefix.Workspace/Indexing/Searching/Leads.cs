namespace Wirefix.Workspace.Indexing.Searching;

/// <summary>Finds what the members refer to that say most of a question: a fault may be mended in code that holds none of its names.</summary>
internal static class Leads
{
    private const double Referred = 0.5;

    // A property says little of how its value is read; the converter that it names decides it.
    private const double Treated = 0.9;
    private const double OfType = 0.6;
    private const int MostSources = 20;

    /// <summary>The members that are referred to, each by the way that says most.</summary>
    /// <param name="sources">Members that hold asked names, with what that says of them; best first.</param>
    /// <param name="references">What members refer to.</param>
    /// <param name="seeing">The members that the framework calls, such as converters and binders.</param>
    public static Dictionary<CodeMember, LedTo> From(
        IEnumerable<(MemberHits Found, double Named)> sources, References references, IReadOnlySet<CodeMember> seeing)
    {
        var led = new Dictionary<CodeMember, LedTo>();
        foreach (var (found, named) in sources.Take(MostSources))
        {
            var name = found.Hits.OrderBy(hit => WirePath.Is(hit.Name)).ThenByDescending(hit => hit.Strength).First().Name;
            foreach (var (target, share) in references.Of(found.Member))
                Lead(led, target, new LedTo(name, named * share), references, seeing);
        }

        return led;
    }

    private static void Lead(
        Dictionary<CodeMember, LedTo> led, CodeMember target, LedTo way, References references, IReadOnlySet<CodeMember> seeing)
    {
        Reach(target, Referred);
        if (!target.IsType)
            return;
        foreach (var inner in references.OfType(target.FullType))
            Reach(inner, Referred * OfType);

        void Reach(CodeMember member, double share) =>
            Add(led, member, way with { Strength = way.Strength * (seeing.Contains(member) ? Treated : share) });
    }

    private static void Add(Dictionary<CodeMember, LedTo> led, CodeMember target, LedTo way)
    {
        if (target.IsMethod && (!led.TryGetValue(target, out var known) || known.Strength < way.Strength))
            led[target] = way;
    }
}
