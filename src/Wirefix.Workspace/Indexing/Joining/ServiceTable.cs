using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Which projects the services of manifests and application hosts are, and which projects listen where.</summary>
internal sealed class ServiceTable
{
    private readonly TreeLinks _links;
    private readonly ProjectTable _projects;
    private readonly ProjectNames _names;
    private readonly ILookup<string, string> _byPort;
    private readonly Dictionary<string, ImmutableArray<string>> _known = new(StringComparer.OrdinalIgnoreCase);

    public ServiceTable(TreeLinks links, ProjectTable projects)
    {
        _links = links;
        _projects = projects;
        _names = new ProjectNames(projects.All);
        _byPort = (
            from link in links.All(LinkKind.ListensOn)
            let address = RequestAddress.Authority(link.Link.Text)
            where address is not null
            from project in link.Link.Owner.Length == 0 ? [projects.Of(link.File)] : ProjectsOf(link.Link.Owner)
            select (Port: Port(address), project)).ToLookup(pair => pair.Port, pair => pair.project);
    }

    /// <summary>The projects that a service of a manifest is, by what it is made of, else by its name; several where that is ambiguous.</summary>
    public ImmutableArray<string> ProjectsOf(string service)
    {
        if (_known.TryGetValue(service, out var known))
            return known;

        // An alias that leads to itself ends here.
        _known[service] = [];
        var made = _links.Named(LinkKind.Service, service).SelectMany(link => Made(link));
        var aliased = _links.Named(LinkKind.ServiceAlias, service).SelectMany(link => ProjectsOf(link.Link.Text));
        ImmutableArray<string> found = [.. made.Concat(aliased).Distinct()];
        return _known[service] = found.IsEmpty && IsService(service) ? _names.Of(service) : found;
    }

    /// <summary>The projects that listen at an authority of this machine, or are the service of that host name.</summary>
    public ImmutableArray<string> ListeningAt(string authority)
    {
        var host = authority.Split(':')[0];
        if (host is "localhost" or "127.0.0.1" or "0.0.0.0" or "host.docker.internal" || authority.StartsWith("[::1]", StringComparison.Ordinal))
            return [.. _byPort[Port(authority)].Distinct()];

        // In a cluster a service is called with its namespace or without.
        return ProjectsOf(host) is { IsEmpty: false } whole ? whole : ProjectsOf(host.Split('.')[0]);
    }

    private bool IsService(string name) =>
        _links.Named(LinkKind.Service, name).Any() || _links.Named(LinkKind.ServiceAlias, name).Any();

    private ImmutableArray<string> Made(TreeLink service)
    {
        var source = service.Link.Text;
        var path = TreePath.Beside(service.File, source);
        if (_projects.All.Contains(path))
            return [path];
        if (_projects.Of($"{path}/.") is { Length: > 0 } around && source.Contains('/', StringComparison.Ordinal) && IsOwn(around, path))
            return [around];
        return _names.OfImage(source);
    }

    // A build's context is often the root of the tree, which is around every project.
    private static bool IsOwn(string project, string path) =>
        path.StartsWith(project[..(project.LastIndexOf('/') + 1)], StringComparison.Ordinal) && project.Contains('/', StringComparison.Ordinal);

    private static string Port(string authority) => authority.Split(':')[^1];
}
