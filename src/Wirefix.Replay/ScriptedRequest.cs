using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Replay.Carrying;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>One recorded inbound request, and when to send it.</summary>
public sealed record ScriptedRequest
{
    /// <summary>
    /// The requests that must have been answered before, by their place in the script: those that had ended before
    /// this one was recorded, without those that one of them follows itself.
    /// </summary>
    public ImmutableArray<int> Follows { get; init; } = [];

    /// <summary>
    /// How long to wait after all that it follows was answered and the request before it was sent. Where the replayed
    /// service is faster than the recorded one, <see cref="Harness.LongestIdle"/> cuts the wait short.
    /// </summary>
    [JsonPropertyName("delayMs")]
    public TimeSpan Delay { get; init; }

    /// <summary>The name of the service that it is sent to; null for the one that is measured.</summary>
    public string? To { get; init; }

    /// <summary>The HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The request target: path and query as they go on the wire.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The header fields to send, without those that belong to the recorded connection.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>The body; null where there is none.</summary>
    public RecordedBody? Body { get; init; }

    /// <summary>What its answer hands out for later requests; where the service issues something else now, those are sent with that.</summary>
    public ImmutableArray<IssuedValue> Issues { get; init; } = [];

    /// <summary>What the service should answer; null where that is not judged.</summary>
    public ExpectedAnswer? Expected { get; init; }

    /// <summary>The status that was recorded; 0 where no answer came.</summary>
    public required int RecordedStatus { get; init; }
}
