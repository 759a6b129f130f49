using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Workspace.Indexing.Joining;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>The routes of a tree, to be found by the endpoints that calls name.</summary>
internal sealed class RouteTable
{
    private readonly ProjectTable _projects;
    private readonly ILookup<string, ServedRoute> _bySegment;

    /// <summary>The routes of all projects but those that hold tests.</summary>
    public RouteTable(ImmutableArray<IndexedFile> files, ProjectTable projects)
    {
        _projects = projects;
        _bySegment = (
            from file in files
            let project = projects.Of(file.Path)
            where !projects.IsTest(project)
            from place in file.Places
            where place.Kind == PlaceKind.Route
            from route in Served(project, file, place)
            from segment in Literals(route.Template).Distinct(StringComparer.OrdinalIgnoreCase)
            select (segment, route)).ToLookup(pair => pair.segment, pair => pair.route, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The routes that fit an endpoint best, of one project or of all: among those that share its rarest text of a segment, as that says
    /// most, else the next one.
    /// </summary>
    public ImmutableArray<ServedRoute> Best(string? method, UriTemplate path, string? project) => Literals(path.Path)
        .Select(segment => _bySegment[segment])
        .OrderBy(routes => routes.Count())
        .Select(routes => Best(method, path, routes.Where(route => project is null || _projects.Sees(project, route.Project))))
        .FirstOrDefault(found => !found.IsEmpty, []);

    private static ImmutableArray<ServedRoute> Best(string? method, UriTemplate path, IEnumerable<ServedRoute> routes)
    {
        var fitting = routes
            .Select(route => (Route: route, Score: Score(method, path, route)))
            .Where(scored => scored.Score > 0)
            .ToArray();
        var best = fitting.Select(scored => scored.Score).DefaultIfEmpty().Max();
        return [.. fitting.Where(scored => scored.Score >= best).Select(scored => scored.Route)];
    }

    private static double Score(string? method, UriTemplate path, ServedRoute route)
    {
        var known = route.Method.Length == 0 ? null : method;
        return EndpointMatch.Score(known, path, new Endpoint(route.Method, "", route.Template));
    }

    private static IEnumerable<ServedRoute> Served(string project, IndexedFile file, WirePlace place)
    {
        var (method, address) = RequestAddress.Parts(place.Name);
        return UriTemplate.WithoutOptionals(address)
            .Select(path => new ServedRoute(project, file.Path, place, method, UriTemplate.Template(path)));
    }

    private static IEnumerable<string> Literals(PathTemplate path) => path.Segments.Where(segment => !PathTemplate.IsVariable(segment));
}
