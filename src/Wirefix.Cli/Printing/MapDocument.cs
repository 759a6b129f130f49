using System.Collections.Immutable;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Mapping;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix locate --map --json</c> prints.</summary>
/// <param name="SchemaVersion">The version of this document's shape.</param>
/// <param name="Root">The tree's root folder.</param>
/// <param name="Calls">Who calls whom, by calling project.</param>
/// <param name="Problems">What could not be read, each as a whole message.</param>
internal sealed record MapDocument(
    int SchemaVersion, string Root, ImmutableArray<ServiceCall> Calls, ImmutableArray<string> Problems)
{
    /// <summary>The document of a map.</summary>
    public static MapDocument Of(WireIndex index, ServiceMap map) => new(1, index.Root, map.Calls, index.Problems);
}
