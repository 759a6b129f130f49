using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers.Observed;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Outbound;

/// <summary>Endpoints that the service was seen calling and that show something.</summary>
internal sealed class CalledEndpoints
{
    private readonly Lazy<EndpointsByWord> _endpoints;

    private CalledEndpoints(Lazy<EndpointsByWord> endpoints) => _endpoints = endpoints;

    /// <summary>All of them.</summary>
    public IReadOnlyList<EndpointFacts> All => _endpoints.Value.All;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => All.Count == 0;

    /// <summary>Those that show something; looked for when a call is found.</summary>
    public static CalledEndpoints Of(WireFacts facts, Func<EndpointFacts, bool> shows) =>
        new(new(() => new EndpointsByWord(facts.Endpoints.Where(seen => seen.Direction == FactDirection.Out && shows(seen)))));

    /// <summary>
    /// Those that a call may reach, by its syntax alone: <see cref="All"/> where that does not tell, none where the call is for certain to others.
    /// </summary>
    public IReadOnlyList<EndpointFacts> ReachedBy(InvocationExpressionSyntax call, SemanticModel model) =>
        IsEmpty || EvidentCall.Of(call, model).Address is not { } address
        ? All
        : [.. _endpoints.Value.Sharing(address.Host, address.Path).Where(endpoint => address.FitOf(endpoint.Endpoint) is not null)];
}
