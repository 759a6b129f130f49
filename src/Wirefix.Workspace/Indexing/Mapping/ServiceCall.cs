using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Mapping;

/// <summary>A call from one service to another.</summary>
/// <param name="From">The path of the calling project; empty where the code belongs to none.</param>
/// <param name="Host">The host with its port, where the code or the configuration says it; empty otherwise.</param>
/// <param name="Endpoint">The method where it is known, and the path; empty where only configuration tells of the call.</param>
/// <param name="File">Where the call is made or configured: the path below the tree's root.</param>
/// <param name="Line">The line, from 1; 0 in a file of configuration.</param>
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
    ImmutableArray<CallTarget> Targets);
