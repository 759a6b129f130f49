namespace Wirefix.Labels;

/// <summary>Whether the code base of a question served the exchange or sent it.</summary>
public enum WireDirection
{
    /// <summary>The code base answered the request.</summary>
    Inbound,

    /// <summary>The code base sent the request.</summary>
    Outbound,
}
