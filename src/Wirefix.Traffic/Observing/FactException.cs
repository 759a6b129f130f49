namespace Wirefix.Traffic.Observing;

/// <summary>A file of facts that cannot be used; the message says where, why, and what to do.</summary>
public sealed class FactException(string message) : Exception(message);
