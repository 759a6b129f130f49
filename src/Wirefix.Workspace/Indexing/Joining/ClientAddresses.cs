using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Reading;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Which base addresses the HTTP and gRPC clients that a type uses can have.</summary>
internal sealed class ClientAddresses(TreeTables tree)
{
    private readonly Lazy<ILookup<string, TreeLink>> _byClient = new(() => ByClient(tree, LinkKind.ClientAddress));
    private readonly Lazy<ILookup<string, TreeLink>> _byRpcClient = new(() => ByClient(tree, LinkKind.RpcAddress));
    private readonly Dictionary<Standpoint, ImmutableArray<string>> _known = [];

    /// <summary>The absolute addresses that are known of a type's HTTP clients.</summary>
    public ImmutableArray<string> Of(Standpoint type)
    {
        if (!_known.TryGetValue(type, out var addresses))
            _known[type] = addresses = Read(type);
        return addresses;
    }

    /// <summary>The absolute addresses that are known of the gRPC client of a service, as a type has it.</summary>
    public ImmutableArray<string> OfRpc(string service, Standpoint type) => Told(type, _byRpcClient.Value[RpcClient.Of(service)]);

    // A base class sends with the client that a derived one is registered with.
    private ImmutableArray<string> Read(Standpoint type)
    {
        var names = tree.Types.WithDerived(type)
            .SelectMany(each => tree.Links.Owned(LinkKind.ClientName, each.Type)
                .SelectMany(link => tree.Closing.Close(link.Link.Name, Standpoint.Of(link)))
                .Append(TypeTable.SimpleName(each.Type)));
        return Told(type, names.Distinct().SelectMany(name => _byClient.Value[name]));
    }

    private ImmutableArray<string> Told(Standpoint type, IEnumerable<TreeLink> given) =>
    [
        .. tree.Projects.InProcess(type.File, given, link => link.File)
            .SelectMany(link => tree.Closing.Close(link.Link.Text, Standpoint.Of(link)))
            .Where(RequestAddress.IsAbsolute)
            .Distinct(),
    ];

    private static ILookup<string, TreeLink> ByClient(TreeTables tree, LinkKind kind) => (
        from link in tree.Links.All(kind)
        from client in tree.Closing.Close(link.Link.Name, Standpoint.Of(link))
        select (client, link)).ToLookup(pair => pair.client, pair => pair.link);
}
