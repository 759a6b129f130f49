using Wirefix.Analyzers.Outbound;
using Wirefix.Facts;

namespace Wirefix.Analyzers.Encoding;

/// <summary>The calls of an endpoint that were refused because their address was not understood (400) or not found (404).</summary>
internal sealed class AddressFaults
{
    private static readonly int[] Statuses = [400, 404];

    private readonly EndpointFacts? _endpoint;

    /// <summary>Looks a URL up that code calls.</summary>
    /// <param name="facts">What the wire showed.</param>
    /// <param name="method">The HTTP method; null for any.</param>
    /// <param name="template">The URL, with <see cref="UrlText.Hole"/> for each value; what stands before the first slash may be a base address.</param>
    public AddressFaults(WireFacts facts, string? method, string template)
    {
        if (facts.IsEmpty || RequestedPath.Parse(template)?.BelowAnyBase() is not { } target)
            return;

        _endpoint = ObservedCalls.Fitting(method, target, facts).Select(fitting => fitting.Seen)
            .Where(endpoint => FaultOf(endpoint).Count > 0).OrderByDescending(endpoint => endpoint.Calls).FirstOrDefault();
    }

    /// <summary>Whether there are any.</summary>
    public bool Any => _endpoint is not null;

    /// <summary>What to say of them behind a message; empty where there are none.</summary>
    public override string ToString()
    {
        if (_endpoint is null)
            return "";

        var (status, count) = FaultOf(_endpoint);
        return $"; the wire answered {status} to {count} of {_endpoint.Calls} calls of {_endpoint.Endpoint}";
    }

    private static (int Status, long Count) FaultOf(EndpointFacts endpoint) =>
        Statuses.Select(status => (Status: status, Count: endpoint.Statuses.TryGetValue(status, out var count) ? count : 0))
            .OrderByDescending(fault => fault.Count).First();
}
