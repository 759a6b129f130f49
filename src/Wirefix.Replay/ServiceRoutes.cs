using System.Collections.Immutable;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Replay;

/// <summary>
/// Where services that are up together reach each other, as recordings show it: whom a caller named, and who was called so. What leads
/// now here and now there, or changes the path on its way, is no service but stands before them, and stays mocked.
/// </summary>
public sealed class ServiceRoutes
{
    private readonly ImmutableHashSet<string> _up;

    private ServiceRoutes(ImmutableHashSet<string> up, ImmutableArray<ServiceRoute> routes) => (_up, Routes) = (up, routes);

    /// <summary>The routes.</summary>
    public ImmutableArray<ServiceRoute> Routes { get; }

    /// <summary>Learns the routes from all recordings together.</summary>
    /// <param name="up">The names of the services that are up.</param>
    /// <param name="recordings">Recordings of these services.</param>
    public static ServiceRoutes Learn(ImmutableHashSet<string> up, params IEnumerable<Snapshot> recordings)
    {
        var routes = recordings.SelectMany(recording => InnerCalls.Of(recording))
            .Where(call => up.Contains(NameOf(call.Sent)) && up.Contains(NameOf(call.Arrived)))
            .GroupBy(call => ServiceRoute.AuthorityOf(call.Sent.Request.Url), StringComparer.Ordinal)
            .SelectMany(Routed);
        return new ServiceRoutes(up, [.. routes]);
    }

    /// <summary>The name of the service that an exchange was recorded of; empty where the recording does not say.</summary>
    public static string NameOf(Exchange exchange) => exchange.Service ?? "";

    /// <summary>Whether a service is up.</summary>
    public bool IsUp(string service) => _up.Contains(service);

    /// <summary>The name of the service that is up and that a recorded call was for; null where it was for none of them, or made by none.</summary>
    public string? CalleeOf(Exchange sent)
    {
        if (!IsUp(NameOf(sent)))
            return null;
        var authority = ServiceRoute.AuthorityOf(sent.Request.Url);
        return Routes.FirstOrDefault(route => route.Authority == authority && (route.By is null || route.By == NameOf(sent)))?.To;
    }

    // Everywhere an address means the same service, or for each caller another that stands beside it.
    private static IEnumerable<ServiceRoute> Routed(IGrouping<string, InnerCall> calls)
    {
        if (calls.Any(call => !IsSamePath(call)))
            return [];
        if (OnlyCallee(calls) is { } callee)
            return [new ServiceRoute(calls.Key, callee)];
        var callers = calls.GroupBy(call => NameOf(call.Sent), StringComparer.Ordinal)
            .Select(own => (By: own.Key, To: OnlyCallee(own)))
            .ToArray();
        return callers.All(caller => caller.To is not null)
            ? callers.Select(caller => new ServiceRoute(calls.Key, caller.To!) { By = caller.By })
            : [];
    }

    private static string? OnlyCallee(IEnumerable<InnerCall> calls) =>
        calls.Select(call => NameOf(call.Arrived)).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? only : null;

    private static bool IsSamePath(InnerCall call) =>
        EquivalentTarget.Of(call.Sent.Request.Url.AbsolutePath) == EquivalentTarget.Of(call.Arrived.Request.Url.AbsolutePath);
}
