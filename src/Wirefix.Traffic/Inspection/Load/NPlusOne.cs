using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Load;

/// <summary>
/// Inbound calls that led to one call for each of many entries, one after another, or where one would do: mostly behind a call for the list of them.
/// The finding's endpoint is that of the single calls.
/// </summary>
public sealed record NPlusOne : Finding
{
    /// <inheritdoc/>
    public override FindingRole Role => FindingRole.Cause;

    /// <inheritdoc/>
    public override string ScoreMeaning => "the lower end of the 95 % interval of the share of list entries that were fetched one by one "
        + "or, where no call gave the list, of the single calls that waited for the one before; a quarter less where the times do not tell who waited, and where "
        + "the calls were made side by side although one could ask for all, or links were followed a few at a time, and for POST and "
        + "other writes, which may have no call for all";

    /// <inheritdoc/>
    public override string RefutedBy => "the number of single calls stays the same as the list grows.";

    /// <summary>The endpoint of the service whose calls led to them.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public required Endpoint Inbound { get; init; }

    /// <summary>The endpoint that answered with the list; null where no call did, as when the service knows the ids itself.</summary>
    [JsonConverter(typeof(EndpointConverter))]
    public required Endpoint? List { get; init; }

    /// <summary>Where the ids stand in the list's answer, as a JSONPath; null where there is none.</summary>
    public required string? IdPath { get; init; }

    /// <summary>How many inbound calls did so.</summary>
    public required int Inbounds { get; init; }

    /// <summary>How many single calls they led to in all.</summary>
    public required int Calls { get; init; }

    /// <summary>The most single calls that one inbound call led to.</summary>
    public required int LargestPerInbound { get; init; }
}
