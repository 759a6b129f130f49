using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>Who calls whom in a tree.</summary>
/// <param name="Calls">The calls by calling project, file and line; those that only a capture shows come first, those of test projects are left out.</param>
public sealed record ServiceMap(ImmutableArray<ServiceCall> Calls);
