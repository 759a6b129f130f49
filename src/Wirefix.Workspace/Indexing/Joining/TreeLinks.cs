using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>What all files of a tree tell for each other.</summary>
internal sealed class TreeLinks
{
    private readonly ILookup<(LinkKind Kind, string Name), TreeLink> _named;
    private readonly ILookup<(LinkKind Kind, string Owner), TreeLink> _owned;
    private readonly ILookup<LinkKind, TreeLink> _ofKind;

    public TreeLinks(ImmutableArray<IndexedFile> files)
    {
        TreeLink[] all = [.. files.SelectMany(file => file.Links.Select(link => new TreeLink(file.Path, link)))];
        _named = all.ToLookup(link => (link.Link.Kind, link.Link.Name));
        _owned = all.ToLookup(link => (link.Link.Kind, link.Link.Owner));
        _ofKind = all.ToLookup(link => link.Link.Kind);
    }

    /// <summary>The links of a kind.</summary>
    public IEnumerable<TreeLink> All(LinkKind kind) => _ofKind[kind];

    /// <summary>The links of a kind that tell of a name.</summary>
    public IEnumerable<TreeLink> Named(LinkKind kind, string name) => _named[(kind, name)];

    /// <summary>The links of a kind that stand in a type, or under another owner.</summary>
    public IEnumerable<TreeLink> Owned(LinkKind kind, string owner) => _owned[(kind, owner)];
}
