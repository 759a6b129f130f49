using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Proposing;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Tests;

/// <summary>Proposes what a test tells it to, one after the other, and remembers what it was given.</summary>
internal sealed class ScriptedAgent(params ImmutableArray<Func<AgentTask, Task<Proposal?>>> proposals) : IAgent
{
    private readonly List<AgentTask> _tasks = [];

    public string Name => "scripted";

    /// <summary>The tasks so far; the last one carries the attempts before it.</summary>
    public IReadOnlyList<AgentTask> Tasks => _tasks;

    public Task<Proposal?> ProposeAsync(AgentTask task, CancellationToken cancellationToken)
    {
        _tasks.Add(task);
        return _tasks.Count <= proposals.Length ? proposals[_tasks.Count - 1](task) : Task.FromResult<Proposal?>(null);
    }

    /// <summary>Proposes the suspect's member with its text changed.</summary>
    public static Func<AgentTask, Task<Proposal?>> Rewrite(string summary, Func<string, string> change) => async task =>
    {
        var symbol = task.Plan.Suspects[0].Location.Symbol;
        foreach (var project in task.Solution.Projects)
        {
            var compilation = await project.GetCompilationAsync();
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(symbol, compilation!) is { DeclaringSyntaxReferences: [var declaration, ..] })
                return new Proposal("scripted", summary, [new ReplaceMember(symbol, change((await declaration.GetSyntaxAsync()).ToString()))]);
        }

        throw new InvalidOperationException($"No project declares {symbol}.");
    };

    /// <summary>Proposes to replace a member that does not exist.</summary>
    public static Func<AgentTask, Task<Proposal?>> Replace(string summary, string symbol, string text) =>
        _ => Task.FromResult<Proposal?>(new Proposal("scripted", summary, [new ReplaceMember(symbol, text)]));

    /// <summary>Proposes what the built-in agent would propose first.</summary>
    public static Task<Proposal?> Builtin(AgentTask task) =>
        new BuiltinAgent().ProposeAsync(task with { Attempts = [] }, CancellationToken.None);
}
