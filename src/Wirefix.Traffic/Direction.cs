namespace Wirefix.Traffic;

/// <summary>Which way an exchange went, seen from the service that was recorded.</summary>
public enum Direction
{
    /// <summary>Somebody called the service.</summary>
    Inbound,

    /// <summary>The service called somebody.</summary>
    Outbound,
}
