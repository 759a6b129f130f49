using Wirefix.Replay;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Agent.Planning;

/// <summary>Which metric a finding moves, and the value that counts as fixed.</summary>
internal static class MetricGoals
{
    /// <summary>How many calls a client keeps in flight by default; what the code fix of WIRE1001 sets.</summary>
    private const int CustomaryLimit = 10;

    /// <summary>Whether the harness has a metric for a finding.</summary>
    public static bool CanMeasure(Finding finding) => finding is Throttling or Burst { PeakInFlight: > CustomaryLimit };

    /// <summary>The metric that a finding moves.</summary>
    public static Metric MetricOf(Finding finding) => new PeakInFlight(EndpointSelector.Of(finding.Endpoint));

    /// <summary>The goal: ten calls in flight, or fewer where the capture shows refusals at fewer.</summary>
    public static MetricGoal GoalOf(Finding finding)
    {
        var metric = MetricOf(finding);
        return finding is Throttling { FewestInFlightAtRefusal: { } refused } && refused <= CustomaryLimit
            ? new MetricGoal(metric.Name, metric.Unit, Math.Max(1, refused - 1), $"the upstream refused a call with {refused} in flight")
            : new MetricGoal(metric.Name, metric.Unit, CustomaryLimit, "ten in flight, the customary limit of a client; the capture shows no refusal at ten or fewer");
    }
}
