namespace Radar.Recording.Capturing;

/// <summary>Which way an exchange went, seen from the service.</summary>
public enum Direction
{
    /// <summary>The service was called.</summary>
    Inbound,

    /// <summary>The service called.</summary>
    Outbound,
}
