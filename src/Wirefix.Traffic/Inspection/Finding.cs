using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>A pattern in a snapshot that breaks an expectation, with the exchanges that show it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Throttling), "throttling")]
[JsonDerivedType(typeof(Propagation), "propagation")]
[JsonDerivedType(typeof(ErrorCluster), "errorCluster")]
[JsonDerivedType(typeof(Burst), "burst")]
public abstract record Finding
{
    /// <summary>The endpoint that it was found at.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public required Endpoint Endpoint { get; init; }

    /// <summary>Which way that endpoint's calls went.</summary>
    [JsonConverter(typeof(CamelCaseEnumConverter<Direction>))]
    public required Direction Direction { get; init; }

    /// <summary>From the first to the last of the exchanges; <see cref="TimeRange.Unknown"/> where they have no stamp.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>The exchanges that show it, in time order.</summary>
    public required ImmutableArray<string> ExchangeIds { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Title { get; init; }

    /// <summary>How strong the evidence is, from 0 to 1; comparable among findings of one kind.</summary>
    public required double Score { get; init; }

    /// <summary>What else a reader should know, as sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
