using System.Collections.Immutable;
using System.CommandLine;
using Wirefix.Agent.Evaluating;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix eval</c>: how often an agent's proposals mend faults that somebody knows, by what the agent is shown.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var json = CommonOptions.Json();
        var command = new Command("eval", CommonOptions.Describe(
            "Run an agent on cases with known faults, judge each last proposal by a hidden test, and print how often it passes, by fault and by what "
            + "the agent was shown.",
            "wirefix eval cases.json --include alert --include all --runs 10"));
        var options = EvalOptions.AddTo(command);
        command.Options.Add(json);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var results = options.Merged(parsed) is { Length: > 0 } files
                ? ResultFile.Merged(files)
                : await RunAsync(options.RequestOf(parsed), cancellationToken);
            return Print(EvalSummary.Of(results), parsed.GetValue(json));
        });
        return command;
    }

    private static Task<ImmutableArray<EvalResult>> RunAsync(EvalRequest request, CancellationToken cancellationToken) =>
        Progress.ShowAsync(progress => EvalRun.RunAsync(request, progress, cancellationToken));

    private static int Print(EvalSummary summary, bool json)
    {
        Console.Out.Write(json ? ReportJson.Serialize(summary) : EvalText.Write(summary));
        return summary.FalselyConfirmed == 0 ? ExitCode.Done : ExitCode.NotConfirmed;
    }
}
