using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic.Inspection;
using Wirefix.Traffic.Inspection.Load;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>Many calls at once: answers are held until no more come, and the calls in flight are counted.</summary>
internal static class FanOut
{
    /// <summary>How many calls a client keeps in flight by default; what the code fix of WIRE1001 sets.</summary>
    private const int CustomaryLimit = 10;

    /// <summary>The goal is ten calls in flight, or fewer where the capture shows refusals at fewer.</summary>
    public static Reproduction? Of(Finding finding)
    {
        if (finding is not (Throttling or Burst { PeakInFlight: > CustomaryLimit }))
            return null;

        var metric = new PeakInFlight(EndpointSelector.Of(finding.Endpoint));
        var goal = finding is Throttling { FewestInFlightAtRefusal: { } refused } && refused <= CustomaryLimit
            ? new MetricGoal(metric.Name, metric.Unit, Math.Max(1, refused - 1), $"the upstream refused a call with {refused} in flight")
            : new MetricGoal(metric.Name, metric.Unit, CustomaryLimit, "ten in flight, the customary limit of a client; the capture shows no refusal at ten or fewer");
        return new Reproduction(metric, new HarnessOptions(), goal, $"sets off many calls to {finding.Endpoint} without a bound");
    }
}
