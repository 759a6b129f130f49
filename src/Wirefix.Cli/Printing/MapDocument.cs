using System.Collections.Immutable;
using Wirefix.Agent;
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
    public static MapDocument Of(MapRun run) => new(1, run.Root, run.Map.Calls, run.Problems);
}
