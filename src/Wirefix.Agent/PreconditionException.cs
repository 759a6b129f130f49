namespace Wirefix.Agent;

/// <summary>A run cannot begin: the message says what was expected, what was found, and what to do. Nothing was done.</summary>
public sealed class PreconditionException(string message, Exception? inner = null) : Exception(message, inner);
