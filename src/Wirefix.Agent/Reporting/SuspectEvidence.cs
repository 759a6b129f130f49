using System.Collections.Immutable;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Reporting;

/// <summary>The suspect that the run acted on.</summary>
/// <param name="Symbol">The documentation-comment id.</param>
/// <param name="File">The file, relative to the solution's folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Reasons">What speaks for it.</param>
/// <param name="CallChain">From the route to the outbound call, one link each.</param>
public sealed record SuspectEvidence(string Symbol, string File, int Line, ImmutableArray<string> Reasons, ImmutableArray<string> CallChain)
{
    /// <summary>What speaks against it, one sentence each.</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];

    /// <summary>How often it ran in the replay; null where that was not counted.</summary>
    public RunCount? Runs { get; init; }
}
