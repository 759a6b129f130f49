using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Wirefix.Agent;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Proposing.Commanding;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary>Who proposes a fix, and within which budget.</summary>
internal sealed class AgentOptions
{
    private const string Builtin = "builtin";
    private const string CommandPrefix = "command:";
    private const int MostDigits = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Option<string?> _agent = new("--agent")
    {
        Description = "Who proposes the fix: builtin, the default, or command:\"COMMAND LINE\" for a coding agent of yours; see docs/agents.md.",
        HelpName = "AGENT",
    };

    private readonly Option<string[]> _variables = new("--agent-env")
    {
        Description = "A variable that the command gets although it looks like a secret, as its API key. May be given several times.",
        HelpName = "NAME",
    };

    private readonly Option<int?> _rounds = new("--max-rounds") { Description = "How many proposals are tried at most; 5 by default, and 1 in eval.", HelpName = "N" };

    private readonly Option<string?> _time = new("--timeout")
    {
        Description = "How long the command may take, in all rounds together, as 90s, 20m or 1h; 30m by default.",
        HelpName = "DURATION",
    };

    private AgentOptions()
    {
    }

    /// <summary>Adds the options to a command.</summary>
    public static AgentOptions AddTo(Command command)
    {
        var options = new AgentOptions();
        command.Options.Add(options._agent);
        command.Options.Add(options._variables);
        command.Options.Add(options._rounds);
        command.Options.Add(options._time);
        command.Validators.Add(options.Refuse);
        return options;
    }

    /// <summary>Who proposes.</summary>
    public IAgent AgentOf(ParseResult parsed, Redactor redactor) => LineOf(parsed.GetValue(_agent) ?? Builtin) is { } line
        ? new CommandAgent(new AgentCommand(line, redactor) { PassedVariables = [.. parsed.GetValue(_variables) ?? []] })
        : new BuiltinAgent();

    /// <summary>The request within the budget that was asked for.</summary>
    public FixRequest Within(ParseResult parsed, FixRequest request) => request with
    {
        MostProposals = RoundsOf(parsed) ?? request.MostProposals,
        AgentTime = TimeOf(parsed) ?? request.AgentTime,
    };

    /// <summary>How many proposals are tried; null where nobody said.</summary>
    public int? RoundsOf(ParseResult parsed) => parsed.GetValue(_rounds);

    /// <summary>How long the agent may take; null where nobody said.</summary>
    public TimeSpan? TimeOf(ParseResult parsed) => Duration(parsed.GetValue(_time));

    private void Refuse(CommandResult result)
    {
        var agent = result.GetValue(_agent) ?? Builtin;
        var variables = result.GetValue(_variables) ?? [];
        var time = result.GetValue(_time);
        if (agent != Builtin && string.IsNullOrWhiteSpace(LineOf(agent)))
            result.AddError($"--agent expects builtin or command:\"COMMAND LINE\", found '{agent}'.");
        if (agent == Builtin && (variables.Length > 0 || time is not null))
            result.AddError("--agent-env and --timeout are for --agent command:\"COMMAND LINE\"; the built-in agent needs neither.");
        foreach (var name in variables.Where(name => Environment.GetEnvironmentVariable(name) is null))
            result.AddError($"--agent-env expects the name of a variable that is set, found '{name}'.");
        if (result.GetValue(_rounds) < 1)
            result.AddError($"--max-rounds expects 1 at least, found {result.GetValue(_rounds)}.");
        if (time is not null && (Duration(time) is not { } longest || longest <= TimeSpan.Zero || longest > Longest))
            result.AddError($"--timeout expects a duration of a day at most, as 90s, 20m or 1h, found '{time}'.");
    }

    // A shell has taken the quotes already, unless they stood in others.
    private static string? LineOf(string agent)
    {
        if (!agent.StartsWith(CommandPrefix, StringComparison.Ordinal))
            return null;
        var line = agent[CommandPrefix.Length..].Trim();
        return line is ['"', .. var inner, '"'] && !inner.Contains('"', StringComparison.Ordinal) ? inner : line;
    }

    private static TimeSpan? Duration(string? text)
    {
        if (text is not [.. { Length: <= MostDigits } number, var unit] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return unit switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
