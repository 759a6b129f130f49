using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Wirefix.Agent.Evaluating;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary>Which cases are run, how often, under which conditions and by whom; or which results are put together.</summary>
internal sealed class EvalOptions
{
    private const string DefaultResults = "wirefix-eval.jsonl";

    private readonly Argument<string?> _cases = new("CASES")
    {
        Description = "A JSON file of cases, or a folder of such files; see docs/eval.md.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _include = new("--include")
    {
        Description = $"What the agent is shown, one of {Conditions()}; may be given several times. all by default.",
        HelpName = "SECTIONS",
    };

    private readonly Option<int?> _runs = new("--runs")
    {
        Description = "How often each case is run under each condition; once by default.",
        HelpName = "N",
    };

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "The part of the runs to make here, as 2/4.",
        HelpName = "i/n",
    };

    private readonly Option<string?> _results = new("--results")
    {
        Description = $"The file of results; runs that it has are not made again. {DefaultResults} by default.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _merge = new("--merge")
    {
        Description = "Run nothing, and print what the results of these files come to.",
        HelpName = "FILES",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly AgentOptions _agent;

    private EvalOptions(Command command)
    {
        command.Arguments.Add(_cases);
        foreach (var option in (Option[])[_include, _runs, _shard, _results, _merge])
            command.Options.Add(option);
        _agent = AgentOptions.AddTo(command);
        command.Validators.Add(Refuse);
    }

    /// <summary>Adds the options to a command.</summary>
    public static EvalOptions AddTo(Command command) => new(command);

    /// <summary>The files of results to put together; empty where cases are run.</summary>
    public string[] Merged(ParseResult parsed) => parsed.GetValue(_merge) ?? [];

    /// <summary>What is to be run.</summary>
    /// <exception cref="Agent.PreconditionException">The cases cannot be read.</exception>
    public EvalRequest RequestOf(ParseResult parsed)
    {
        var request = new EvalRequest(
            EvalCases.Read(parsed.GetRequiredValue(_cases)!),
            _agent.NameOf(parsed),
            () => _agent.AgentOf(parsed, Redactor.Default),
            parsed.GetValue(_results) ?? DefaultResults)
        {
            Conditions = ConditionsOf(parsed.GetValue(_include) ?? []),
            Runs = parsed.GetValue(_runs) ?? 1,
            Shard = parsed.GetValue(_shard) is { } part ? Shard.Parse(part)! : Shard.Whole,
        };
        return request with
        {
            MostProposals = _agent.RoundsOf(parsed) ?? request.MostProposals,
            AgentTime = _agent.TimeOf(parsed) ?? request.AgentTime,
        };
    }

    private void Refuse(CommandResult result)
    {
        var included = result.GetValue(_include) ?? [];
        var isMerging = result.GetValue(_merge) is { Length: > 0 };
        if (isMerging == result.GetValue(_cases) is not null)
            result.AddError("eval expects CASES, or --merge with files of results, and not both.");
        foreach (var name in included.Where(name => EvalCondition.Named(name) is null))
            result.AddError($"--include expects one of {Conditions()}, found '{name}'.");
        if (_agent.IsOfModel(result) && included.Any(name => name != EvalCondition.Everything))
            result.AddError("--include: a model has tools that show it the capture, so only all says what it had; leave --include out.");
        foreach (var name in _agent.OfOneRun(result))
            result.AddError($"{name} is for one run, and eval makes many, each judged by its last proposal; use it with wirefix fix.");
        if (result.GetValue(_runs) < 1)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"--runs expects 1 at least, found {result.GetValue(_runs)}."));
        if (result.GetValue(_shard) is { } part && Shard.Parse(part) is null)
            result.AddError($"--shard expects a part of all parts, as 2/4, found '{part}'.");
    }

    private static ImmutableArray<EvalCondition> ConditionsOf(string[] names) =>
        [.. (names.Length == 0 ? [EvalCondition.Everything] : names).Distinct().Select(name => EvalCondition.Named(name)!)];

    private static string Conditions() => string.Join("; ", EvalCondition.All.Select(condition => condition.Name));
}
