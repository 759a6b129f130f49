using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wirefix.Agent;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Proposing.Commanding;
using Wirefix.Agent.Proposing.Models;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary>Who proposes a fix, and within which budget.</summary>
internal sealed class AgentOptions
{
    private const string Builtin = "builtin";
    private const string CommandPrefix = "command:";
    private const int MostDigits = 6;
    private const int DigestDigits = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Option<string?> _agent = new("--agent")
    {
        Description = "Who proposes the fix: builtin, the default; anthropic:MODEL or openai:MODEL[@URL] for a model; "
            + "command:\"COMMAND LINE\" for a coding agent of yours. See docs/agents.md.",
        HelpName = "AGENT",
    };

    private readonly Option<string[]> _variables = new("--agent-env")
    {
        Description = "A variable that the command gets although it looks like a secret, as its API key. May be given several times.",
        HelpName = "NAME",
    };

    private readonly Option<int?> _rounds = new("--max-rounds")
    {
        Description = "How many proposals are tried at most; 5 by default, and 1 in eval.",
        HelpName = "N",
    };

    private readonly Option<int?> _candidates = new("--candidates")
    {
        Description = "How many confirmed proposals compete within these rounds; the one that changes the fewest lines is the fix. 1 by default.",
        HelpName = "N",
    };

    private readonly Option<string?> _time = new("--timeout")
    {
        Description = "How long the agent may take, in all rounds together, as 90s, 20m or 1h; 30m by default.",
        HelpName = "DURATION",
    };

    private readonly ModelOptions _model;

    private AgentOptions(Command command)
    {
        command.Options.Add(_agent);
        command.Options.Add(_variables);
        command.Options.Add(_rounds);
        command.Options.Add(_candidates);
        command.Options.Add(_time);
        _model = ModelOptions.AddTo(command);
        command.Validators.Add(Refuse);
    }

    /// <summary>Adds the options to a command.</summary>
    public static AgentOptions AddTo(Command command) => new(command);

    /// <summary>Who proposes.</summary>
    /// <exception cref="PreconditionException">What a model needs is missing.</exception>
    public IAgent AgentOf(ParseResult parsed, Redactor redactor)
    {
        var agent = parsed.GetValue(_agent) ?? Builtin;
        if (_model.PlayedBack(parsed, redactor) is { } recorded)
            return recorded;
        if (LineOf(agent) is { } line)
            return new CommandAgent(new AgentCommand(line, redactor) { PassedVariables = [.. parsed.GetValue(_variables) ?? []] });
        return ModelName.Parse(agent) is { } model ? _model.AgentOf(model, parsed, redactor) : new BuiltinAgent();
    }

    /// <summary>
    /// A name that tells this agent and its budget from others, without what may be secret: of a command line, or of an address, it has a digest alone.
    /// </summary>
    public string NameOf(ParseResult parsed)
    {
        var agent = parsed.GetValue(_agent) ?? Builtin;
        var model = ModelName.Parse(agent);
        var told = model?.ToString() ?? (LineOf(agent) is null ? agent : CommandPrefix.TrimEnd(':'));
        var digest = model is { Endpoint: null } || agent == Builtin ? "" : $"#{Digest(agent)}";
        var given = Bounds().Where(option => TextOf(parsed, option) is not null).Select(option => $" {option.Name} {TextOf(parsed, option)}");
        return string.Concat([told, digest, .. given]);

        // One round is what an evaluation has by default.
        IEnumerable<Option> Bounds() => [.. RoundsOf(parsed) == 1 ? Array.Empty<Option>() : [_rounds], _time, .. _model.Bounds];
    }

    /// <summary>The request within the budget that was asked for.</summary>
    public FixRequest Within(ParseResult parsed, FixRequest request) => request with
    {
        MostProposals = RoundsOf(parsed) ?? request.MostProposals,
        Candidates = parsed.GetValue(_candidates) ?? request.Candidates,
        AgentTime = TimeOf(parsed) ?? request.AgentTime,
    };

    /// <summary>How many proposals are tried; null where nobody said.</summary>
    public int? RoundsOf(ParseResult parsed) => parsed.GetValue(_rounds);

    /// <summary>How long the agent may take; null where nobody said.</summary>
    public TimeSpan? TimeOf(ParseResult parsed) => Duration(parsed.GetValue(_time));

    /// <summary>Whether a model proposes, or one that was recorded.</summary>
    public bool IsOfModel(CommandResult result) => _model.PlaysBack(result) || ModelName.Parse(result.GetValue(_agent) ?? Builtin) is not null;

    /// <summary>The options that were given and only make sense for one run, by name.</summary>
    public IEnumerable<string> OfOneRun(CommandResult result) =>
        _model.OfTranscript.Prepend(_candidates).Where(option => result.GetResult(option) is not null).Select(option => option.Name);

    private void Refuse(CommandResult result)
    {
        var agent = result.GetValue(_agent) ?? Builtin;
        var variables = result.GetValue(_variables) ?? [];
        var time = result.GetValue(_time);
        var isModel = IsOfModel(result);
        if (agent != Builtin && !isModel && string.IsNullOrWhiteSpace(LineOf(agent)))
            result.AddError($"--agent expects builtin, anthropic:MODEL, openai:MODEL[@URL] or command:\"COMMAND LINE\", found '{agent}'.");
        if (_model.PlaysBack(result) && result.GetResult(_agent) is not null)
            result.AddError("--playback plays the agent that was recorded; leave --agent out.");
        if (variables.Length > 0 && LineOf(agent) is null)
            result.AddError("--agent-env is for --agent command:\"COMMAND LINE\".");
        var rounds = result.GetValue(_rounds) ?? FixRequest.DefaultProposals;
        if (result.GetValue(_candidates) > rounds)
            result.AddError($"--candidates: expected as many rounds at least (--max-rounds), found {result.GetValue(_candidates)} of {rounds}.");
        if (time is not null && agent == Builtin && !isModel)
            result.AddError("--timeout is for agents that take their time: a model, or a command; the built-in agent needs none.");
        if (!isModel && _model.Given(result).ToArray() is { Length: > 0 } given)
            result.AddError($"{string.Join(", ", given)}: for --agent anthropic:MODEL and openai:MODEL[@URL] only.");
        foreach (var name in variables.Where(name => Environment.GetEnvironmentVariable(name) is null))
            result.AddError($"--agent-env expects the name of a variable that is set, found '{name}'.");
        if (result.GetValue(_rounds) < 1)
            result.AddError($"--max-rounds expects 1 at least, found {result.GetValue(_rounds)}.");
        if (result.GetValue(_candidates) < 1)
            result.AddError($"--candidates expects 1 at least, found {result.GetValue(_candidates)}.");
        if (time is not null && (Duration(time) is not { } longest || longest <= TimeSpan.Zero || longest > Longest))
            result.AddError($"--timeout expects a duration of a day at most, as 90s, 20m or 1h, found '{time}'.");
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestDigits];

    // As it was written; null where nobody did.
    private static string? TextOf(ParseResult parsed, Option option) =>
        parsed.GetResult(option) is { Implicit: false, Tokens: [.., var last] } ? last.Value : null;

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
        if (text is not [.. { Length: <= MostDigits } number, var unit])
            return null;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
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
