using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>Makes the service map of an index: each request is followed to the project that answers it.</summary>
public sealed class ServiceMapper
{
    private readonly WireIndex _index;
    private readonly TreeTables _tree;
    private readonly ProjectNames _names;
    private readonly RouteTable _routes;

    private ServiceMapper(WireIndex index)
    {
        _index = index;
        _tree = new TreeTables(index.Files);
        _names = new ProjectNames([.. _tree.Projects.All.Where(project => !_tree.Projects.IsTest(project))]);
        _routes = new RouteTable(index.Files, _tree.Projects);
    }

    /// <summary>Who calls whom, by requests in code and by addresses in configuration.</summary>
    public static ServiceMap Map(WireIndex index) => new ServiceMapper(index).Map();

    private ServiceMap Map()
    {
        ImmutableArray<ServiceCall> requests = [.. Requests()];
        var told = requests.SelectMany(call => call.Targets.Select(target => (call.From, target.Project))).ToHashSet();
        var configured = Configured().Where(call => call.Targets.Any(target => !told.Contains((call.From, target.Project))));
        return new ServiceMap(
        [
            .. requests.Concat(configured)
                .OrderBy(call => call.From, StringComparer.Ordinal)
                .ThenBy(call => call.File, StringComparer.Ordinal)
                .ThenBy(call => call.Line),
        ]);
    }

    private IEnumerable<ServiceCall> Requests() =>
        from file in _index.Files
        let project = _tree.Projects.Of(file.Path)
        where !_tree.Projects.IsTest(project)
        from place in file.Places
        where place.Kind == PlaceKind.RequestUri && HasPath(place)
        select Followed(project, file, place);

    private ServiceCall Followed(string from, IndexedFile file, WirePlace place)
    {
        var cut = place.Name.LastIndexOf(' ') + 1;
        var (method, address) = (place.Name[..cut].Trim(), place.Name[cut..]);
        var host = RequestAddress.Authority(address) ?? "";
        var path = host.Length == 0 ? address : RequestAddress.Path(address);
        var template = UriTemplate.Parse(path, "");
        var (basis, targets) = Targets(from, host, method.Length == 0 ? null : method, template, file.Path, place.Type);
        return new ServiceCall(from, host, $"{method} {path}".Trim(), file.Path, place.Line, place.Member, basis, targets);
    }

    private (CallBasis Basis, ImmutableArray<CallTarget> Targets) Targets(
        string from, string host, string? method, UriTemplate path, string file, string type)
    {
        if (host.Length > 0)
        {
            var (known, projects) = Hosts(host, from);
            return (known, [.. projects.Select(project => Target(project, method, path))]);
        }

        ImmutableArray<CallTarget> named = [.. Clients(type, file).Where(project => project != from).Select(project => Target(project, method, path))];
        if (named.Any(target => target.Route is not null))
            return (CallBasis.Name, [.. named.Where(target => target.Route is not null)]);
        ImmutableArray<CallTarget> routed =
            [.. _routes.Best(method, path, project: null).Where(route => route.Project != from).DistinctBy(route => route.Project).Select(Target)];
        if (!routed.IsEmpty)
            return (CallBasis.Route, routed);
        return (named.IsEmpty ? CallBasis.Unknown : CallBasis.Name, named);
    }

    private (CallBasis Basis, ImmutableArray<string> Projects) Hosts(string authority, string from)
    {
        var listening = _tree.Services.ListeningAt(authority);
        if (!listening.IsEmpty)
            return (CallBasis.Configuration, listening);
        var host = authority.Split(':')[0];
        ImmutableArray<string> discovered =
        [
            .. _tree.Settings.All
                .Where(given => given.Project == from)
                .Where(given => given.Link.Link.Name.StartsWith($"Services:{host}:", StringComparison.OrdinalIgnoreCase))
                .SelectMany(given => _tree.Services.ListeningAt(RequestAddress.Authority(given.Link.Link.Text)!))
                .Distinct(),
        ];
        if (!discovered.IsEmpty)
            return (CallBasis.Configuration, discovered);
        ImmutableArray<string> named = [.. _names.Of(host.Split('.')[0]).Where(project => project != from)];
        return named.IsEmpty ? (CallBasis.Unknown, []) : (CallBasis.Name, named);
    }

    private IEnumerable<string> Clients(string type, string file) => _tree.Links.Owned(LinkKind.ClientName, type)
        .Where(link => link.File == file)
        .SelectMany(link => _tree.Closing.Close(link.Link.Name, Standpoint.Of(link)))
        .Prepend(TypeTable.SimpleName(type))
        .SelectMany(name => _names.Of(name))
        .Distinct();

    private IEnumerable<ServiceCall> Configured() =>
        from given in _tree.Settings.All
        where !_tree.Projects.IsTest(given.Project)
        let host = RequestAddress.Authority(given.Link.Link.Text)!
        let known = Hosts(host, given.Project)
        let targets = known.Projects.Where(project => project != given.Project).Select(project => new CallTarget(project, null, null, 0))
        where targets.Any()
        select new ServiceCall(given.Project, host, "", given.Link.File, 0, given.Link.Link.Name, known.Basis, [.. targets]);

    private CallTarget Target(string project, string? method, UriTemplate path) =>
        _routes.Best(method, path, project) is [var route, ..] ? Target(route) with { Project = project } : new CallTarget(project, null, null, 0);

    private static CallTarget Target(ServedRoute route) => new(route.Project, route.Place.Name, route.File, route.Place.Line);

    // A base address is where requests go, not one of them.
    private static bool HasPath(WirePlace place) =>
        place.Name.Contains(' ', StringComparison.Ordinal) || RequestAddress.Path(place.Name).Trim('/').Length > 0;
}
