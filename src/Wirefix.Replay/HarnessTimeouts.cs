using System.Text.Json.Serialization;

namespace Wirefix.Replay;

/// <summary>How long a run waits before it gives up.</summary>
/// <param name="Start">For the service to listen.</param>
/// <param name="Request">For the service to answer one replayed request.</param>
/// <param name="Drain">For outbound calls to end after the last reply, as of work that a request left running.</param>
public sealed record HarnessTimeouts(
    [property: JsonPropertyName("startMs")] TimeSpan Start,
    [property: JsonPropertyName("requestMs")] TimeSpan Request,
    [property: JsonPropertyName("drainMs")] TimeSpan Drain)
{
    /// <summary>30 s to start, 60 s a request, 10 s to drain.</summary>
    public static HarnessTimeouts Default { get; } = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10));
}
