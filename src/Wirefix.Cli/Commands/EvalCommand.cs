using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wirefix.Agent.Evaluating;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix eval</c>: how often an agent's proposals mend faults that somebody knows, by what the agent is shown.</summary>
internal static class EvalCommand
{
    private const string DefaultResults = "wirefix-eval.jsonl";

    public static Command Create()
    {
        var cases = new Argument<string?>("CASES")
        {
            Description = "A JSON file of cases, or a folder of such files; see docs/eval.md.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var include = new Option<string[]>("--include")
        {
            Description = $"What the agent is shown, one of {Conditions("; ")}; may be given several times. all by default.",
            HelpName = "SECTIONS",
        };
        var runs = new Option<int?>("--runs") { Description = "How often each case is run under each condition; once by default.", HelpName = "N" };
        var shard = new Option<string?>("--shard") { Description = "The part of the runs to make here, as 2/4.", HelpName = "i/n" };
        var results = new Option<string?>("--results")
        {
            Description = $"The file of results; runs that it has are not made again. {DefaultResults} by default.",
            HelpName = "FILE",
        };
        var merge = new Option<string[]>("--merge")
        {
            Description = "Run nothing, and print what the results of these files come to.",
            HelpName = "FILES",
            AllowMultipleArgumentsPerToken = true,
        };
        var json = CommonOptions.Json();
        var command = new Command("eval", CommonOptions.Describe(
            "Run an agent on cases with known faults, judge each last proposal by a hidden test, and print how often it passes, by fault and by what "
            + "the agent was shown.",
            "wirefix eval cases.json --include alert --include all --runs 10")) { cases, include, runs, shard, results, merge, json };
        var proposing = AgentOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            var merging = result.GetValue(merge) is { Length: > 0 };
            if (merging == result.GetValue(cases) is not null)
                result.AddError("eval expects CASES, or --merge with files of results, and not both.");
            foreach (var name in (result.GetValue(include) ?? []).Where(name => EvalCondition.Named(name) is null))
                result.AddError($"--include expects one of {Conditions("; ")}, found '{name}'.");
            if (proposing.IsOfModel(result) && (result.GetValue(include) ?? []).Any(name => name != EvalCondition.Everything))
                result.AddError("--include: a model has tools that show it the capture, so only all says what it had; leave --include out.");
            foreach (var name in proposing.OfOneRun(result))
                result.AddError($"{name} is for one run, and eval makes many, each judged by its last proposal; use it with wirefix fix.");
            if (result.GetValue(runs) < 1)
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--runs expects 1 at least, found {result.GetValue(runs)}."));
            if (result.GetValue(shard) is { } part && Shard.Parse(part) is null)
                result.AddError($"--shard expects a part of all parts, as 2/4, found '{part}'.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(merge) is { Length: > 0 } files)
                return Print(EvalSummary.Of(ResultFile.Merged(files)), parsed.GetValue(json));
            var request = new EvalRequest(
                EvalCases.Read(parsed.GetRequiredValue(cases)!),
                proposing.NameOf(parsed),
                () => proposing.AgentOf(parsed, Redactor.Default),
                parsed.GetValue(results) ?? DefaultResults)
            {
                Conditions = ConditionsOf(parsed.GetValue(include) ?? []),
                Runs = parsed.GetValue(runs) ?? 1,
                Shard = parsed.GetValue(shard) is { } part ? Shard.Parse(part)! : Shard.Whole,
            };
            var bounded = request with
            {
                MostProposals = proposing.RoundsOf(parsed) ?? request.MostProposals,
                AgentTime = proposing.TimeOf(parsed) ?? request.AgentTime,
            };
            var all = await Progress.ShowAsync(progress => EvalRun.RunAsync(bounded, progress, cancellationToken));
            return Print(EvalSummary.Of(all), parsed.GetValue(json));
        });
        return command;
    }

    private static int Print(EvalSummary summary, bool json)
    {
        Console.Out.Write(json ? ReportJson.Serialize(summary) : EvalText.Write(summary));
        return summary.FalselyConfirmed == 0 ? ExitCode.Done : ExitCode.NotConfirmed;
    }

    private static ImmutableArray<EvalCondition> ConditionsOf(string[] names) =>
        [.. (names.Length == 0 ? [EvalCondition.Everything] : names).Distinct().Select(name => EvalCondition.Named(name)!)];

    private static string Conditions(string between) => string.Join(between, EvalCondition.All.Select(condition => condition.Name));
}
