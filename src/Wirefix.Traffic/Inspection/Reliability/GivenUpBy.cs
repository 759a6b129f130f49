using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>Who ended a wait that took too long.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GivenUpBy>))]
public enum GivenUpBy
{
    /// <summary>No whole answer came, or 499: the caller stopped waiting, or the connection was cut while the other side hung.</summary>
    Caller,

    /// <summary>504 or another error of a server: a gateway, or the server in the place of one, stopped waiting for what is behind it.</summary>
    Gateway,

    /// <summary>408: the server stopped waiting for the request.</summary>
    Server,
}
