using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection;

/// <summary>How it is known that an inbound call led to an outbound one.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LeadBasis>))]
public enum LeadBasis
{
    /// <summary>Both carry the same trace id.</summary>
    Trace,

    /// <summary>The outbound call lies in the time of this inbound call and of no other.</summary>
    Nesting,
}
