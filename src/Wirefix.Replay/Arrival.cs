using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>One outbound call as the mock saw it.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Host">The host that the service meant, in lower case, without the port.</param>
/// <param name="PathAndQuery">The request target, byte for byte.</param>
/// <param name="Status">What the mock answered; 0 where the connection was closed instead, by either side.</param>
/// <param name="Start">When the request arrived, since the run's start.</param>
/// <param name="End">
/// When the answer was let go, since the run's start: before its first byte, so that a call which the answer sets off
/// never counts as overlapping it.
/// </param>
public sealed record Arrival(string Method, string Host, string PathAndQuery, int Status, TimeSpan Start, TimeSpan End)
{
    /// <summary>The request of the script that led to the call, by its place; null where the service does not pass traces on.</summary>
    public int? Request { get; init; }

    /// <summary>The name of the service that called; null where only one is up.</summary>
    public string? By { get; init; }

    /// <summary>The name of the service that answered, as it is up too; null where the mock did.</summary>
    public string? To { get; init; }

    /// <summary>The header fields that the service sent.</summary>
    [JsonIgnore]
    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>What the service sent; null where it sent nothing.</summary>
    [JsonIgnore]
    public RecordedBody? Body { get; init; }

    /// <summary>
    /// What the mock answered, or a service that is up, then without any content encoding; null where nothing was recorded, where the answer did
    /// not come to its end, or where the caller hung up before.
    /// </summary>
    [JsonIgnore]
    public RecordedAnswer? Answer { get; init; }
}
