using System.Text.Json.Serialization;

namespace Wirefix.Replay;

/// <summary>
/// How long the mock holds its answers back, so that all the calls that the service is willing to have in flight at
/// once do arrive. A slow upstream is a legal one, so holding cannot invent an overlap that the code does not allow.
/// </summary>
/// <param name="Quiet">
/// Held answers go out once no request has arrived for this long and the service does not compute, where the system
/// tells; one that computes all the time is waited for four times as long.
/// </param>
/// <param name="Longest">No answer is held longer than this after its request's arrival.</param>
public sealed record HoldPolicy(
    [property: JsonPropertyName("quietMs")] TimeSpan Quiet,
    [property: JsonPropertyName("longestMs")] TimeSpan Longest)
{
    /// <summary>
    /// 50 ms of quiet, 5 s at most. The calls of one wave were seen to arrive within 16 ms of each other on two idle
    /// cores; every wave of a bounded fan-out costs one quiet time.
    /// </summary>
    public static HoldPolicy Default { get; } = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5));

    /// <summary>Every answer goes out at once.</summary>
    public static HoldPolicy None { get; } = new(TimeSpan.Zero, TimeSpan.Zero);
}
