using System.Collections.Immutable;

namespace Wirefix.Agent.Reporting;

/// <summary>One measurement.</summary>
/// <param name="Value">The worst value over the runs.</param>
/// <param name="Runs">How many runs.</param>
/// <param name="Values">The value of each run.</param>
/// <param name="LargestWindow">The most calls of the endpoint that arrived within any 50 ms of any run; null where the metric is not about them.</param>
/// <param name="HarnessDigest">The digest of the harness that measured it.</param>
public sealed record MeasurementEvidence(double Value, int Runs, ImmutableArray<double> Values, int? LargestWindow, string HarnessDigest)
{
    /// <summary>The requests that made the number in its worst run, the first few, each with what was seen and expected.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];
}
