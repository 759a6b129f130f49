using System.Collections.Immutable;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>A coding agent with a command line.</summary>
/// <param name="Line">The command line, for the system's shell.</param>
/// <param name="Redactor">What replaces secrets in what is quoted of its output.</param>
public sealed record AgentCommand(string Line, Redactor Redactor)
{
    /// <summary>The variables that it is given although they look like secrets. Their values are recorded nowhere.</summary>
    public ImmutableArray<string> PassedVariables { get; init; } = [];
}
