using Wirefix.Replay;
using Wirefix.Replay.Measuring;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection.Races;

namespace Wirefix.Agent.Planning.Reproducing;

/// <summary>Two callers that read one resource and both write it: the mock keeps the resource and holds its reads until both have come.</summary>
internal static class Overlap
{
    // Five and five runs that fall apart leave a chance of 0.004.
    private const int RunsOfRaces = 5;

    /// <summary>The reproduction; null where the resource is not an upstream's.</summary>
    public static Reproduction? Of(LostUpdate finding, Recording recording)
    {
        if (finding.Direction != Direction.Outbound)
            return null;
        var read = finding.Endpoint with { Method = "GET" };
        if (!recording.Snapshot.Of(Direction.Outbound).Any(call => recording.EndpointOf(call) == read && !call.Response.Failed))
            return null;

        var metric = new LostUpdates(EndpointSelector.Of(read));
        var options = new HarnessOptions
        {
            Stores = [read.ToString()],
            Spacing = Spacing.Together,
            Runs = RunsOfRaces,
        };
        return new Reproduction(
            metric,
            options,
            new MetricGoal(metric.Name, metric.Unit, 0, "no update may be lost, in whatever order the calls of overlapping requests come"),
            $"reads {read} and writes it back while another request does the same");
    }
}
