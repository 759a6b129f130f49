using System.Text.Json.Serialization;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Comparison;

/// <summary>One number of one endpoint that differs between two snapshots.</summary>
public sealed record Change
{
    /// <summary>Which way the endpoint's calls went.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<Direction>))]
    public required Direction Direction { get; init; }

    /// <summary>The endpoint.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public required Endpoint Endpoint { get; init; }

    /// <summary>
    /// What was measured: <c>errorRate</c>, <c>latencyP50</c>, <c>latencyP90</c>, <c>calls</c>, <c>peakInFlight</c> or
    /// <c>largestIn50Ms</c>.
    /// </summary>
    public required string Measure { get; init; }

    /// <summary>The number's unit: <c>share</c>, <c>ms</c> or <c>calls</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The number before.</summary>
    public required double Before { get; init; }

    /// <summary>The number after.</summary>
    public required double After { get; init; }

    /// <summary>Whether it is more than noise.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The test behind the verdict; null where none can be made.</summary>
    public Significance? Significance { get; init; }
}
