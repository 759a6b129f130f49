namespace Wirefix.Replay.Mocking;

/// <summary>When silence means that no call is about to come.</summary>
internal static class Quiet
{
    /// <summary>A service that computes all the time is waited for this many quiet times, no longer.</summary>
    private const int ComputingFactor = 4;

    /// <summary>
    /// Whether it has been silent for long enough. Silence of a service that computes says less: on a busy machine its
    /// next call may merely wait for a processor.
    /// </summary>
    public static bool IsReached(TimeSpan silence, TimeSpan quiet, bool computing) =>
        silence >= (computing ? ComputingFactor * quiet : quiet);
}
