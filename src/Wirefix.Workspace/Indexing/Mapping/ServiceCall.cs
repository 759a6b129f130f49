using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>A call from one service to another.</summary>
/// <param name="From">The path of the calling project; empty where the code belongs to none, or where only a capture shows the call.</param>
/// <param name="Host">The host with its port, where the code or the configuration says it; empty otherwise.</param>
/// <param name="Endpoint">The method where it is known, and the path; empty where only configuration tells of the call.</param>
/// <param name="File">Where the call is made or configured: the path below the tree's root; empty where only a capture shows it.</param>
/// <param name="Line">The line, from 1; 0 where no code makes it.</param>
/// <param name="Member">The member that makes the call, or the key that configures it.</param>
/// <param name="Basis">How the targets are known.</param>
/// <param name="Targets">Where the call goes; several where that is ambiguous, none where nobody in the tree answers.</param>
public sealed record ServiceCall(
    string From,
    string Host,
    string Endpoint,
    string File,
    int Line,
    string Member,
    CallBasis Basis,
    ImmutableArray<CallTarget> Targets)
{
    /// <summary>How many calls of this endpoint the capture holds; null where none was asked, or the endpoint is not known.</summary>
    public long? Seen { get; init; }
}
