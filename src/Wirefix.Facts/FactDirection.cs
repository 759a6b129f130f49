namespace Wirefix.Facts;

/// <summary>Which way the calls of an endpoint went, seen from the service that was recorded.</summary>
public enum FactDirection
{
    /// <summary>The service was called.</summary>
    In,

    /// <summary>The service called.</summary>
    Out,
}
