using System.Text.Json.Serialization;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Traffic.Comparison;

/// <summary>One endpoint in two snapshots; a side without calls has a summary of none.</summary>
/// <param name="Direction">Which way its calls went.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Before">Its calls before.</param>
/// <param name="After">Its calls after.</param>
public sealed record EndpointComparison(
    [property: JsonConverter(typeof(CamelCaseEnumConverter<Direction>))] Direction Direction,
    [property: JsonConverter(typeof(EndpointConverter))] Endpoint Endpoint,
    EndpointSummary Before,
    EndpointSummary After);
