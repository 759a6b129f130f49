using System.Collections.Immutable;

namespace Wirefix.Traffic.Comparison;

/// <summary>Two snapshots side by side.</summary>
/// <param name="Endpoints">Every endpoint of either, inbound first, then by name.</param>
/// <param name="Changes">Every number that differs, those that are more than noise first.</param>
public sealed record SnapshotComparison(ImmutableArray<EndpointComparison> Endpoints, ImmutableArray<Change> Changes);
