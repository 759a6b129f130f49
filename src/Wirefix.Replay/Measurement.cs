using System.Collections.Immutable;

namespace Wirefix.Replay;

/// <summary>A metric, measured by a harness.</summary>
/// <param name="HarnessDigest">The harness's digest; measurements with different ones do not compare.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Value">The worst value of the runs.</param>
/// <param name="Runs">The runs, in order.</param>
public sealed record Measurement(string HarnessDigest, string Metric, double Value, ImmutableArray<Run> Runs)
{
    /// <summary>Why the value cannot be believed; null where it can.</summary>
    public string? Voided { get; init; }
}
