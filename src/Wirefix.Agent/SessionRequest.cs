using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace.Checking.Liberties;

namespace Wirefix.Agent;

/// <summary>What a session is about.</summary>
/// <param name="Solution">The solution or project file.</param>
/// <param name="Capture">What was recorded.</param>
/// <param name="Alert">The alert's file; null where there is none.</param>
public record SessionRequest(string Solution, CaptureSource Capture, string? Alert)
{
    /// <summary>Settings of the service that the session puts in the place of its own.</summary>
    public ConfigurationOverrides Overrides { get; init; } = ConfigurationOverrides.None;

    /// <summary>What proposals may take beyond mending the fault.</summary>
    public ImmutableHashSet<LibertyKind> Allowed { get; init; } = [];
}
