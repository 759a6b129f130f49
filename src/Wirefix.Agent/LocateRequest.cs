using Wirefix.Traffic.Formats;

namespace Wirefix.Agent;

/// <summary>What a run of <c>locate</c> with a capture is asked to do.</summary>
/// <param name="Tree">The solution, project or folder.</param>
/// <param name="Capture">What was recorded.</param>
/// <param name="Alert">The alert's file; null where there is none.</param>
/// <param name="Reading">How the code is read.</param>
public sealed record LocateRequest(string Tree, CaptureSource Capture, string? Alert, CodeReading Reading = CodeReading.Semantics);
