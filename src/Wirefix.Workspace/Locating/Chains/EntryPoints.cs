using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Facts;
using Wirefix.Workspace.Locating.Code;
using Wirefix.Workspace.Locating.Registering;
using Wirefix.Workspace.Locating.Wire;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Says where chains can begin: at the routes that the wire names, else at every route and hosted service.</summary>
internal sealed class EntryPoints(
    CodeIndex index, ImmutableArray<Route> routes, ImmutableArray<PipelineStage> pipeline, ImmutableArray<Registration> registrations)
{
    private static readonly string[] HostedMethods = ["ExecuteAsync", "StartAsync", "StartingAsync", "StartedAsync"];

    /// <summary>The handlers of the routes that the wire names.</summary>
    public IEnumerable<EntryPoint> Named(ImmutableArray<Endpoint> endpoints) => Matches(endpoints).Select(match =>
        new EntryPoint(match.Route.Handler, match.Route.ToString(), BindingOf(match), null));

    /// <summary>What runs around those handlers.</summary>
    public IEnumerable<EntryPoint> Around(ImmutableArray<Endpoint> endpoints) =>
        from match in Matches(endpoints)
        from stage in pipeline
        where stage.Around(match.Route)
        let binding = BindingOf(match)
        select new EntryPoint(stage.Unit, $"{stage.Name} around {match.Route}", binding, null, stage.Place);

    /// <summary>Every route, what runs around routes, and every hosted service.</summary>
    public IEnumerable<EntryPoint> All(ImmutableArray<Endpoint> endpoints)
    {
        var doubt = endpoints.IsEmpty ? null : $"No route that leads here answers {string.Join(" or ", endpoints)}, which the traffic shows.";
        return routes.Select(route => new EntryPoint(route.Handler, route.ToString(), null, doubt))
            .Concat(pipeline.Select(stage => new EntryPoint(stage.Unit, stage.Name, null, doubt, stage.Place)))
            .Concat(Hosted(doubt))
            .DistinctBy(entry => (entry.Unit.Id, entry.Unit.Root.Syntax.Span));
    }

    private IEnumerable<(Route Route, double Score, Endpoint Endpoint)> Matches(ImmutableArray<Endpoint> endpoints) =>
        from endpoint in endpoints
        from match in Best.Of(routes, route => EndpointMatch.Score(route.Method, new UriTemplate("", route.Path, IsWhole: true), endpoint))
        select (match.Item, match.Score, endpoint);

    private static Binding BindingOf((Route Route, double Score, Endpoint Endpoint) match)
    {
        var place = Places.At(match.Route.Handler, Places.Line(match.Route.Place));
        return new Binding(match.Endpoint.ToString(), match.Route.ToString(), place, "route template", match.Score);
    }

    private IEnumerable<EntryPoint> Hosted(string? doubt) =>
        from type in index.Types
        where !type.Symbol.IsAbstract
        where type.Symbol.AllInterfaces.Any(contract => contract.Is("Microsoft.Extensions.Hosting", "IHostedService"))
        from name in HostedMethods
        from method in type.Symbol.GetMembers(name).OfType<IMethodSymbol>()
        let unit = index.Find(method)
        where unit is not null
        let registration = registrations.FirstOrDefault(each => each.ImplementationId == MemberId.Of(type.Symbol))
        let unregistered = registration is null ? $"No registration of {type.Symbol.Name} was found: nothing may start it." : null
        select new EntryPoint(unit, $"hosted service {type.Symbol.Name}", null, doubt ?? unregistered, registration?.Operation.Syntax.GetLocation());
}
