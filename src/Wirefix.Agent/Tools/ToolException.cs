namespace Wirefix.Agent.Tools;

/// <summary>A tool cannot do what was asked: the message says what was expected, what was found, and what to do.</summary>
internal sealed class ToolException(string message) : Exception(message);
