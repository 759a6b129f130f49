using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>An endpoint that a captured service called.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Calls">How many calls the capture holds.</param>
public sealed record SeenEndpoint(Endpoint Endpoint, long Calls);
