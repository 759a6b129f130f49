using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>Makes the service map of an index: each request is followed to the project that answers it.</summary>
public sealed class ServiceMapper
{
    private readonly WireIndex _index;
    private readonly TreeTables _tree;
    private readonly CallFollowing _following;
    private readonly ImmutableHashSet<(string File, string Address)> _bases;

    private ServiceMapper(WireIndex index)
    {
        _index = index;
        _tree = index.Tree;
        _following = new CallFollowing(index, _tree);
        _bases =
        [
            .. from link in _tree.Links.All(LinkKind.ClientAddress).Concat(_tree.Links.All(LinkKind.RpcAddress))
               from address in _tree.Closing.Close(link.Link.Text, Standpoint.Of(link))
               select (link.File, address),
        ];
    }

    /// <summary>Who calls whom, by requests in code and by addresses in configuration.</summary>
    public static ServiceMap Map(WireIndex index) => new ServiceMapper(index).Map();

    /// <summary>
    /// The same, confirmed and completed by what a capture shows: the calls that it holds are counted, and calls that nothing in the tree
    /// makes are added without a caller.
    /// </summary>
    public static ServiceMap Map(WireIndex index, ImmutableArray<SeenEndpoint> seen)
    {
        var mapper = new ServiceMapper(index);
        var map = mapper.Map();
        var (confirmed, left) = Confirmation.Of(map.Calls, seen);
        return new ServiceMap([.. left.Select(mapper.Unmade), .. confirmed]);
    }

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
        where place.Kind == PlaceKind.RequestUri && !IsBase(place, file.Path)
        select Followed(project, file, place);

    private ServiceCall Followed(string from, IndexedFile file, WirePlace place)
    {
        var (verb, address) = RequestAddress.Parts(place.Name);
        var host = RequestAddress.Authority(address) ?? "";
        var path = host.Length == 0 ? address : RequestAddress.Path(address);
        var method = verb.Length == 0 ? null : verb;
        var template = UriTemplate.Parse(path, "");
        var (basis, targets) = host.Length > 0
            ? _following.ByHost(host, from, method, template)
            : _following.ByName(new Standpoint(file.Path, place.Type), from, method, template);
        return new ServiceCall(from, host, $"{verb} {path}".Trim(), file.Path, place.Line, place.Member, basis, targets);
    }

    private IEnumerable<ServiceCall> Configured() =>
        from given in _tree.Settings.All
        where !_tree.Projects.IsTest(given.Project)
        let host = RequestAddress.Authority(given.Link.Link.Text)!
        let known = _following.Hosts(host, given.Project)
        let targets = known.Projects.Where(project => project != given.Project).Select(project => new CallTarget(project, null, null, 0))
        where targets.Any()
        select new ServiceCall(given.Project, host, "", given.Link.File, 0, given.Link.Link.Name, known.Basis, [.. targets]);

    // The capture knows the host of what it saw; a host that was put in for the recording leaves the route.
    private ServiceCall Unmade(SeenEndpoint seen)
    {
        var (method, host, path) = (seen.Endpoint.Method, seen.Endpoint.Host, seen.Endpoint.Path.ToString());
        var template = UriTemplate.Parse(path, "");
        var (basis, targets) = _following.ByHost(host, "", method, template);
        if (targets.IsEmpty)
            (basis, targets) = (CallBasis.Route, _following.ByRoute("", method, template));
        return new ServiceCall("", host, $"{method} {path}", "", 0, "", targets.IsEmpty ? CallBasis.Unknown : basis, targets) { Seen = seen.Calls };
    }

    // A base address is where requests go, not one of them.
    private bool IsBase(WirePlace place, string file) => _bases.Contains((file, place.Name)) ||
        (!place.Name.Contains(' ', StringComparison.Ordinal) && RequestAddress.Path(place.Name).Trim('/').Length == 0);
}
