using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Replay.Comparing;

/// <summary>
/// Finds headers that every recorded call of an endpoint by one service carried and that replayed ones lack. Values are not compared: secrets are
/// others.
/// </summary>
internal static class SentHeaders
{
    // What clients and what stands between them put there by themselves; the service's own code does not decide on it.
    private static readonly FrozenSet<string> NotOfTheCode = FrozenSet.ToFrozenSet(
        ["Host", "Accept-Encoding", "Via", "Forwarded", "traceparent", "tracestate", "baggage", "Request-Id", "Correlation-Context"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> PrefixesOfProxies = ["X-Forwarded-", "X-Envoy-", "X-B3-", "X-Amzn-"];

    /// <summary>The headers that are missing, by caller, endpoint and name.</summary>
    /// <param name="expected">The recorded calls.</param>
    /// <param name="templates">Their endpoints.</param>
    /// <param name="runs">The replays; a header that a call of any of them lacks is missing.</param>
    public static IEnumerable<CallDifference> Missing(IEnumerable<Exchange> expected, EndpointTemplates templates, ImmutableArray<Run> runs) =>
        from calls in expected.GroupBy(call => (call.Service, Endpoint: templates.Of(call)))
        let selector = EndpointSelector.Of(calls.Key.Endpoint)
        let replayed = runs.SelectMany(run => run.Arrivals)
            .Where(call => (call.By ?? "") == (calls.Key.Service ?? "") && selector.Matches(call.Method, call.Host, call.PathAndQuery))
            .ToArray()
        from name in OnEach(calls)
        let without = replayed.Count(call => !call.Headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        where without > 0
        let endpoint = CallText.Of(calls.Key.Service, calls.Key.Endpoint.Method, calls.Key.Endpoint.Host, calls.Key.Endpoint.Path.ToString())
        orderby endpoint, name
        select new CallDifference(
            endpoint, $"header {name}", "on each call",
            string.Create(CultureInfo.InvariantCulture, $"none on {without} of {replayed.Length} calls in {runs.Length} replays"));

    private static IEnumerable<string> OnEach(IEnumerable<Exchange> calls) => calls
        .Select(call => ReplayedHeaders.Of(call.Request).Select(header => header.Name).Where(IsOfTheCode).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase))
        .Aggregate((all, names) => all.Intersect(names));

    private static bool IsOfTheCode(string name) =>
        !NotOfTheCode.Contains(name) && !PrefixesOfProxies.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
