using System.Collections.Immutable;

namespace Wirefix.Agent.Tools;

/// <summary>Which session an agent asks for.</summary>
/// <param name="Solution">The solution or project file; null where it does not say.</param>
/// <param name="Capture">What was recorded; empty where it does not say.</param>
/// <param name="Alert">The alert's file; null where it does not say.</param>
public sealed record SessionPaths(string? Solution, ImmutableArray<string> Capture, string? Alert);
