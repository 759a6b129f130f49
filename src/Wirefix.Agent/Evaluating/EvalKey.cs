namespace Wirefix.Agent.Evaluating;

/// <summary>What tells one run of an evaluation from all others.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Agent">The agent's name, with its budget.</param>
/// <param name="Include">The condition's name.</param>
/// <param name="Run">The run's number, from 1.</param>
public sealed record EvalKey(string Case, string Agent, string Include, int Run);
