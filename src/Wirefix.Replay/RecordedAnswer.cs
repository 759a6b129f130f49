using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Traffic;

namespace Wirefix.Replay;

/// <summary>What an upstream answered to one outbound call.</summary>
public sealed record RecordedAnswer
{
    /// <summary>The name of the service that called; null where only one is up.</summary>
    public string? By { get; init; }

    /// <summary>The HTTP method in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The upstream's host in lower case, without the port.</summary>
    public required string Host { get; init; }

    /// <summary>The request target: path and query as they go on the wire.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>The media type of what the call sent; null where it did not say, or sent nothing.</summary>
    public string? AskedType { get; init; }

    /// <summary>What the call sent; null where it sent nothing.</summary>
    public RecordedBody? AskedBody { get; init; }

    /// <summary>The status code; 0 where no answer came, which the mock gives by closing the connection.</summary>
    public required int Status { get; init; }

    /// <summary>The header fields to answer with, without those that belong to the recorded connection.</summary>
    public ImmutableArray<Header> Headers { get; init; } = [];

    /// <summary>How long the upstream took; zero where the capture does not tell.</summary>
    [JsonPropertyName("tookMs")]
    public TimeSpan Took { get; init; }

    /// <summary>The body; null where there is none.</summary>
    public RecordedBody? Body { get; init; }

    /// <summary>The answer as a capture would hold it.</summary>
    public Response ToResponse() => new(Status) { Headers = Headers, Body = Body?.ToBytes() };
}
