using Wirefix.Replay;
using Wirefix.Replay.Measuring;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>How a finding is made to show again, as a number.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Options">Under which schedule, and what is expected.</param>
/// <param name="Goal">The value that counts as fixed.</param>
/// <param name="Trigger">What sets the fault off, as half a sentence.</param>
internal sealed record Reproduction(Metric Metric, HarnessOptions Options, MetricGoal Goal, string Trigger)
{
    /// <summary>The pause between requests where answers are looked at, not what runs beside them.</summary>
    public static readonly TimeSpan ShortIdle = TimeSpan.FromMilliseconds(3);
}
