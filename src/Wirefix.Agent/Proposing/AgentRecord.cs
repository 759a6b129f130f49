using Wirefix.Agent.Proposing.Models.Spending;

namespace Wirefix.Agent.Proposing;

/// <summary>What an agent with a model leaves beside its proposals.</summary>
/// <param name="Taken">What was asked of the model and what it took.</param>
/// <param name="Transcript">What was asked and answered, as JSON lines.</param>
public sealed record AgentRecord(Consumption Taken, string Transcript);
