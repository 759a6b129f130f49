using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Says where chains can begin: at the routes that the wire names, else at every route and hosted service.</summary>
internal sealed class EntryPoints(CodeIndex index, ImmutableArray<Route> routes)
{
    private static readonly string[] HostedMethods = ["ExecuteAsync", "StartAsync"];

    public IEnumerable<EntryPoint> Named(ImmutableArray<Endpoint> endpoints) =>
        from endpoint in endpoints
        from match in Best.Of(routes, route => EndpointMatch.Score(route.Method, new UriTemplate("", route.Path, IsWhole: true), endpoint))
        let place = Places.At(match.Item.Handler, Places.Line(match.Item.Place))
        select new EntryPoint(
            match.Item.Handler, match.Item.ToString(), new Binding(endpoint.ToString(), match.Item.ToString(), place, "route template", match.Score), null);

    public IEnumerable<EntryPoint> All(ImmutableArray<Endpoint> endpoints)
    {
        var doubt = endpoints.IsEmpty ? null : $"No route that leads here answers {string.Join(" or ", endpoints)}, which the traffic shows.";
        return routes.Select(route => new EntryPoint(route.Handler, route.ToString(), null, doubt))
            .Concat(Hosted().Select(unit => new EntryPoint(unit, $"hosted service {unit.Member.ContainingType.Name}", null, doubt)))
            .DistinctBy(entry => (entry.Unit.Id, entry.Unit.Root.Syntax.Span));
    }

    private IEnumerable<CodeUnit> Hosted() =>
        from type in index.Types
        where !type.Symbol.IsAbstract
        where type.Symbol.AllInterfaces.Any(contract => contract.Is("Microsoft.Extensions.Hosting", "IHostedService"))
        from name in HostedMethods
        from method in type.Symbol.GetMembers(name).OfType<IMethodSymbol>()
        let unit = index.Find(method)
        where unit is not null
        select unit;
}
