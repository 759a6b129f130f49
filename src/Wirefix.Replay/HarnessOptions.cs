using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>What a harness needs beside the traffic, the service and the metric.</summary>
public sealed record HarnessOptions
{
    /// <summary>Configuration overrides, as environment variables of the service (<c>Section__Key</c>).</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = Harness.NoOverrides;

    /// <summary>How the mock holds answers back.</summary>
    public HoldPolicy Hold { get; init; } = HoldPolicy.Default;

    /// <summary>How often to measure, each time with a fresh process.</summary>
    public int Runs { get; init; } = 3;

    /// <summary>When a run gives up.</summary>
    public HarnessTimeouts Timeouts { get; init; } = HarnessTimeouts.Default;
}
