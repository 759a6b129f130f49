using Wirefix.Replay;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Agent.Planning;

/// <summary>How far two measurements lie apart.</summary>
internal static class Separation
{
    /// <summary>
    /// The chance that runs of one and the same code fall apart so: Fisher's exact test, one-sided, of the runs that miss the target before
    /// against those that miss it after.
    /// </summary>
    public static double ChanceOf(MetricGoal goal, Measurement before, Measurement after) => FisherExact.OneSided(
        Missing(goal, before), before.Runs.Length, Missing(goal, after), after.Runs.Length);

    private static int Missing(MetricGoal goal, Measurement measured) => measured.Runs.Count(run => !goal.IsReachedBy(run.Value));
}
