using System.Collections.Immutable;
using Wirefix.Workspace.Indexing.Reading;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Indexing.Joining;

/// <summary>Joins files that were read each by itself: their places say what other files tell.</summary>
internal sealed class TreeJoin
{
    private readonly TypeTable _types;
    private readonly TextClosing _closing;
    private readonly ClientAddresses _addresses;
    private readonly NamingTable _naming;

    private TreeJoin(TreeTables tree)
    {
        _types = tree.Types;
        _closing = tree.Closing;
        _addresses = new ClientAddresses(tree);
        _naming = new NamingTable(tree);
    }

    /// <summary>
    /// The files with closed places, and with the naming policies that hold there. One place becomes several where what it refers to is
    /// ambiguous.
    /// </summary>
    public static ImmutableArray<IndexedFile> Close(ImmutableArray<IndexedFile> files, TreeTables tree)
    {
        var join = new TreeJoin(tree);
        return [.. files.Select(join.Close)];
    }

    private IndexedFile Close(IndexedFile file)
    {
        var places = file.Places.Any(IsOpen) ? [.. file.Places.SelectMany(place => Close(place, file.Path))] : file.Places;
        return file with { Content = file.Content with { Places = places }, Naming = _naming.Of(file.Path) };
    }

    private static bool IsOpen(WirePlace place) => OpenText.IsOpen(place.Name) || IsRelative(place) || HasToken(place.Name);

    private static bool IsRelative(WirePlace place) =>
        place.Kind == PlaceKind.RequestUri && !place.Name.Contains("://", StringComparison.Ordinal);

    private static bool HasToken(string name) =>
        RouteTokens.HasController(name) || RouteTokens.HasArea(name);

    private IEnumerable<WirePlace> Close(WirePlace place, string file)
    {
        if (!IsOpen(place))
            return [place];
        var at = new Standpoint(file, place.Type);
        var names = place.Kind switch
        {
            PlaceKind.Route => Routes(place.Name, at),
            PlaceKind.RequestUri => _closing.Close(place.Name, at).SelectMany(name => Requests(name, RpcService(place.Name), at)),
            _ => _closing.Close(place.Name, at),
        };
        return names.Distinct().Where(name => IsKept(place, name)).Select(name => place with { Name = name });
    }

    private IEnumerable<string> Routes(string name, Standpoint at)
    {
        if (!HasToken(name) && OpenText.First(name) is not var (_, _, _, _))
            return [name];
        var controllers = _types.WithDerived(at).Where(type => !_types.IsAbstract(type)).DefaultIfEmpty(at);
        return
            from controller in controllers
            from route in _closing.Close(name, at with { Controller = controller })
            where !IsUntold(name) || route.Trim('/').Length > 0
            from area in RouteTokens.HasArea(route) ? _closing.Areas(controller) : [""]
            select Tidy(RouteTokens.WithArea(RouteTokens.WithController(route, TypeTable.SimpleName(controller.Type)), area));
    }

    // An action that says nothing of its route has one only where its controller does.
    private static bool IsUntold(string name) => OpenText.IsReference(name[1..]);

    private static string Tidy(string route)
    {
        var start = route.IndexOf('/', StringComparison.Ordinal);
        var segments = route[start..].Replace("~/", "/", StringComparison.Ordinal).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"{route[..start]}/{string.Join('/', segments)}";
    }

    // The service that a call of a generated client names; null of requests over plain HTTP.
    private static string? RpcService(string request) =>
        OpenText.First(request) is (_, ReferenceKind.RpcService, var service, _) ? service : null;

    private IEnumerable<string> Requests(string name, string? service, Standpoint at)
    {
        var (method, address) = RequestAddress.Parts(name);
        if (address.Contains("://", StringComparison.Ordinal) || address.StartsWith('{'))
            return [name];
        var addresses = service is null ? _addresses.Of(at) : _addresses.OfRpc(service, at);
        return addresses.Select(root => $"{method} {RequestAddress.Resolve(root, address)}".TrimStart()).DefaultIfEmpty(name);
    }

    // A name that nobody knows is none: of a key or header that a variable holds nothing is to be found.
    private static bool IsKept(WirePlace place, string name) => place.Kind switch
    {
        PlaceKind.Key or PlaceKind.Queue => TextPlaces.IsName(name),
        PlaceKind.Header or PlaceKind.Query or PlaceKind.Form or PlaceKind.RouteValue => !name.StartsWith('{'),
        PlaceKind.RequestUri => RequestPlaces.HasLiteral(RequestAddress.Parts(name).Address),
        _ => true,
    };
}
