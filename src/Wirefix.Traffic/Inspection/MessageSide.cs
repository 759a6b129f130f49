using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection;

/// <summary>Which message of an exchange it is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MessageSide>))]
public enum MessageSide
{
    /// <summary>The request.</summary>
    Request,

    /// <summary>The response.</summary>
    Response,
}
