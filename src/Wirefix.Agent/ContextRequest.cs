using System.Collections.Immutable;
using Wirefix.Agent.Context;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent;

/// <summary>What a run of <c>context</c> is asked to do.</summary>
/// <param name="Tree">The solution, project or folder.</param>
/// <param name="Capture">What was recorded.</param>
/// <param name="Alert">The alert's file; null where there is none.</param>
/// <param name="Include">What to put in beside the finding.</param>
/// <param name="Budget">How many tokens the pack may take as Markdown.</param>
public sealed record ContextRequest(string Tree, CaptureSource Capture, string? Alert, ImmutableHashSet<ContextSection> Include, int Budget)
{
    /// <summary>How the code is read.</summary>
    public CodeReading Reading { get; init; } = CodeReading.Semantics;
}
