namespace Wirefix.Agent.Reporting;

/// <summary>What a gate showed.</summary>
/// <param name="Name">The gate's name.</param>
/// <param name="Passed">Whether the proposal passed it.</param>
/// <param name="Evidence">What was run and what it showed.</param>
public sealed record GateEvidence(string Name, bool Passed, string Evidence);
