using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Which naming policies hold for the members of a file: those of its own project, and of projects that use its types.</summary>
internal sealed class NamingTable(TreeTables tree)
{
    private readonly ImmutableArray<TreeLink> _policies = [.. tree.Links.All(LinkKind.NamingPolicy)];
    private readonly Dictionary<string, ImmutableArray<NamingRule>> _known = [];

    /// <summary>The rules for the members of a file.</summary>
    public ImmutableArray<NamingRule> Of(string file)
    {
        var project = tree.Projects.Of(file);
        if (!_known.TryGetValue(project, out var rules))
            _known[project] = rules = [.. _policies.Where(link => tree.Projects.Sees(link.File, file)).Select(Rule).Distinct()];
        return rules;
    }

    private static NamingRule Rule(TreeLink policy) =>
        new(Enum.Parse<NamingPolicy>(policy.Link.Text), Enum.Parse<PlaceKind>(policy.Link.Name), policy.Link.Owner);
}
