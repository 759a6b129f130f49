namespace Wirefix.Agent.Proposing;

/// <summary>An agent cannot go on: the message says in half a sentence what became of it. No further proposal is asked for.</summary>
public sealed class AgentException(string message) : Exception(message);
