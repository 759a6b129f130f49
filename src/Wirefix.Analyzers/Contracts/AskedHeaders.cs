using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Observed;
using Wirefix.Analyzers.Outbound;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Contracts;

/// <summary>The headers that endpoints seem to ask for, worked out when a call is found.</summary>
internal sealed class AskedHeaders
{
    private static readonly ConditionalWeakTable<WireFacts, AskedHeaders> Shared = new();

    private readonly Lazy<Dictionary<EndpointFacts, RequiredHeader[]>> _byEndpoint;

    // Asked for at every call whose syntax does not tell where it goes: each name once.
    private readonly Lazy<RequiredHeader[]> _all;

    private readonly CalledEndpoints _called;

    private AskedHeaders(WireFacts facts)
    {
        _byEndpoint = new(() => facts.Endpoints.Where(seen => seen.Direction == FactDirection.Out)
            .Select(seen => (Seen: seen, Headers: RequiredHeader.Of(seen).ToArray())).Where(seen => seen.Headers.Length > 0)
            .ToDictionary(seen => seen.Seen, seen => seen.Headers, ReferenceComparer<EndpointFacts>.Instance));
        _all = new(() =>
        [
            .. _byEndpoint.Value.Values.SelectMany(headers => headers).GroupBy(header => header.Name)
                .Select(same => same.OrderByDescending(header => header.Refused).First()),
        ]);
        _called = CalledEndpoints.Of(facts, seen => _byEndpoint.Value.ContainsKey(seen));
    }

    /// <summary>Those of the endpoints of facts.</summary>
    public static AskedHeaders Of(WireFacts facts) => Shared.GetValue(facts, static facts => new AskedHeaders(facts));

    /// <summary>The headers of the endpoints that a call may reach, by its syntax alone.</summary>
    public IEnumerable<RequiredHeader> OfEndpointsReachedBy(InvocationExpressionSyntax call, SemanticModel model) =>
        _called.ReachedBy(call, model) is var reached && ReferenceEquals(reached, _called.All)
            ? _all.Value
            : reached.SelectMany(seen => _byEndpoint.Value[seen]);
}
