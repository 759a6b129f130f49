using System.Collections.Immutable;
using Wirefix.Replay;
using Wirefix.Traffic.Formats;

namespace Wirefix.Agent;

/// <summary>What <c>wirefix replay</c> is asked for.</summary>
/// <param name="Solution">The solution that holds the services.</param>
/// <param name="Capture">What was recorded.</param>
/// <param name="Baseline">The same requests to a version that is known to be good; null where the capture itself says what is right.</param>
public sealed record ReplayRequest(string Solution, CaptureSource Capture, CaptureSource? Baseline)
{
    /// <summary>The services to stand up, by their recorded names, while others are mocked; empty for all that the solution holds.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Settings of the services that the run puts in the place of their own.</summary>
    public ConfigurationOverrides Overrides { get; init; } = ConfigurationOverrides.None;
}
