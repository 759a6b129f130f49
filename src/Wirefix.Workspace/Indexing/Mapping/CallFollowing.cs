using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>Follows an endpoint that is called to the projects that answer it: by its host, by the client's name, by its route.</summary>
internal sealed class CallFollowing
{
    private readonly TreeTables _tree;
    private readonly ProjectNames _names;
    private readonly RouteTable _routes;

    public CallFollowing(WireIndex index, TreeTables tree)
    {
        _tree = tree;
        _names = new ProjectNames([.. tree.Projects.All.Where(project => !tree.Projects.IsTest(project))]);
        _routes = new RouteTable(index.Files, tree.Projects);
    }

    /// <summary>The projects behind an authority, as its configuration or else its name tells; the calling one is none of the latter.</summary>
    public (CallBasis Basis, ImmutableArray<string> Projects) Hosts(string authority, string from)
    {
        ImmutableArray<string> listening = [.. Listening(authority)];
        if (!listening.IsEmpty)
            return (CallBasis.Configuration, listening);
        var host = authority.Split(':')[0];
        ImmutableArray<string> discovered =
        [
            .. _tree.Settings.All
                .Where(given => given.Project == from)
                .Where(given => given.Link.Link.Name.StartsWith($"Services:{host}:", StringComparison.OrdinalIgnoreCase))
                .SelectMany(given => Listening(RequestAddress.Authority(given.Link.Link.Text)!))
                .Distinct(),
        ];
        if (!discovered.IsEmpty)
            return (CallBasis.Configuration, discovered);
        ImmutableArray<string> named = [.. _names.Of(host.Split('.')[0]).Where(project => project != from)];
        return named.IsEmpty ? (CallBasis.Unknown, []) : (CallBasis.Name, named);
    }

    /// <summary>Who answers a call to a host.</summary>
    public (CallBasis Basis, ImmutableArray<CallTarget> Targets) ByHost(string authority, string from, string? method, UriTemplate path)
    {
        var (basis, projects) = Hosts(authority, from);
        return (basis, [.. projects.Select(project => Target(project, method, path))]);
    }

    /// <summary>Who answers a call whose host nothing tells: a project of the client's name, else those with a route that fits.</summary>
    public (CallBasis Basis, ImmutableArray<CallTarget> Targets) ByName(Standpoint client, string from, string? method, UriTemplate path)
    {
        ImmutableArray<CallTarget> named =
            [.. ClientNames(client).SelectMany(name => _names.Of(name)).Distinct().Where(project => project != from)
                .Select(project => Target(project, method, path))];
        ImmutableArray<CallTarget> answering = [.. named.Where(target => target.Route is not null)];
        if (!answering.IsEmpty)
            return (CallBasis.Name, answering);
        var routed = ByRoute(from, method, path);
        if (!routed.IsEmpty)
            return (CallBasis.Route, routed);
        return (named.IsEmpty ? CallBasis.Unknown : CallBasis.Name, named);
    }

    /// <summary>The other projects with a route that fits best.</summary>
    public ImmutableArray<CallTarget> ByRoute(string from, string? method, UriTemplate path) =>
        [.. _routes.Best(method, path, project: null).Where(route => route.Project != from).DistinctBy(route => route.Project).Select(Target)];

    // Tests are given addresses of their own, where no service listens for others.
    private IEnumerable<string> Listening(string authority) =>
        _tree.Services.ListeningAt(authority).Where(project => !_tree.Projects.IsTest(project));

    private IEnumerable<string> ClientNames(Standpoint client) => _tree.Links.Owned(LinkKind.ClientName, client.Type)
        .Concat(_tree.Links.Owned(LinkKind.RpcClient, client.Type))
        .Where(link => link.File == client.File)
        .SelectMany(link => _tree.Closing.Close(link.Link.Name, Standpoint.Of(link)))
        .Prepend(TypeTable.SimpleName(client.Type));

    private CallTarget Target(string project, string? method, UriTemplate path) => _routes.Best(method, path, project) is [var route, ..]
        ? Target(route) with { Project = project }
        : new CallTarget(project, null, null, 0);

    private static CallTarget Target(ServedRoute route) => new(route.Project, route.Place.Name, route.File, route.Place.Line);
}
