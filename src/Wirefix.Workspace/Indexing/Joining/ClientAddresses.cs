using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Which base addresses the HTTP clients of a type can have.</summary>
internal sealed class ClientAddresses(TreeTables tree)
{
    private readonly Lazy<ILookup<string, TreeLink>> _byClient = new(() => (
        from link in tree.Links.All(LinkKind.ClientAddress)
        from client in tree.Closing.Close(link.Link.Name, Standpoint.Of(link))
        select (client, link)).ToLookup(pair => pair.client, pair => pair.link));

    private readonly Dictionary<Standpoint, ImmutableArray<string>> _known = [];

    /// <summary>The absolute addresses that are known of a type's clients.</summary>
    public ImmutableArray<string> Of(Standpoint type)
    {
        if (!_known.TryGetValue(type, out var addresses))
            _known[type] = addresses = Read(type);
        return addresses;
    }

    // A base class sends with the client that a derived one is registered with.
    private ImmutableArray<string> Read(Standpoint type)
    {
        var names = tree.Types.WithDerived(type)
            .SelectMany(each => tree.Links.Owned(LinkKind.ClientName, each.Type)
                .SelectMany(link => tree.Closing.Close(link.Link.Name, Standpoint.Of(link)))
                .Append(TypeTable.SimpleName(each.Type)));
        var given = names.Distinct().SelectMany(name => _byClient.Value[name]);
        return
        [
            .. tree.Projects.Users(type.File, given, link => link.File)
                .SelectMany(link => tree.Closing.Close(link.Link.Text, Standpoint.Of(link)))
                .Where(RequestAddress.IsAbsolute)
                .Distinct(),
        ];
    }
}
