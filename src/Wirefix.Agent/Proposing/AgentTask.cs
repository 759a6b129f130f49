using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Planning;

namespace Wirefix.Agent.Proposing;

/// <summary>All that an agent is given.</summary>
/// <param name="Solution">The code, with semantics.</param>
/// <param name="Plan">What is wrong, and what a fix must reach.</param>
/// <param name="Attempts">The proposals so far and what the gates said of each, oldest first.</param>
public sealed record AgentTask(Solution Solution, Plan Plan, ImmutableArray<Attempt> Attempts);
