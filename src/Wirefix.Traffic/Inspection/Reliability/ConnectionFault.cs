using System.Text.Json.Serialization;

namespace Wirefix.Traffic.Inspection.Reliability;

/// <summary>How a connection failed.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ConnectionFault>))]
public enum ConnectionFault
{
    /// <summary>Nobody listens at the port.</summary>
    Refused,

    /// <summary>The host's name has no address.</summary>
    NameNotFound,

    /// <summary>There is no way to the host.</summary>
    Unreachable,

    /// <summary>The two sides did not agree on TLS.</summary>
    Handshake,

    /// <summary>The connection was closed before the answer was whole.</summary>
    Reset,

    /// <summary>No answer came, and the recorder does not say why.</summary>
    Dropped,

    /// <summary>A gateway answered in the place of a server that it could not reach: 502 or 503 without a body of that server's.</summary>
    Gateway,
}
