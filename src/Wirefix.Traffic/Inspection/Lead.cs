using System.Text.Json.Serialization;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection;

/// <summary>Calls of one endpoint that lead to calls of another.</summary>
/// <param name="Inbound">The endpoint of the service that was called.</param>
/// <param name="Outbound">The endpoint that the service then called.</param>
/// <param name="Inbounds">How many inbound calls led to at least one such call.</param>
/// <param name="Calls">How many outbound calls they led to.</param>
/// <param name="LargestPerInbound">The most that one inbound call led to.</param>
/// <param name="Basis">How it is known.</param>
public sealed record Lead(
    [property: JsonConverter(typeof(EndpointConverter))] Endpoint Inbound,
    [property: JsonConverter(typeof(EndpointConverter))] Endpoint Outbound,
    int Inbounds,
    int Calls,
    int LargestPerInbound,
    LeadBasis Basis);
