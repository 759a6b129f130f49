using System.CommandLine;
using Wirefix.Agent;
using Wirefix.Agent.Proposing;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix fix</c>: from a capture to a proven fix.</summary>
internal static class FixCommand
{
    public static Command Create()
    {
        var solution = CommonOptions.Solution();
        var capture = CommonOptions.Capture();
        var alert = CommonOptions.Alert();
        var agent = new Option<string>("--agent") { Description = "Who proposes the fix.", DefaultValueFactory = _ => "builtin" };
        agent.AcceptOnlyFromAmong("builtin");
        var apply = new Option<bool>("--apply") { Description = "Write a confirmed fix and its regression test into the tree, all or nothing." };
        var json = CommonOptions.Json();
        var command = new Command("fix", CommonOptions.Describe(
            "Reproduce what the capture shows as a number, propose a fix, and believe it only when the same number, measured the same way, says so.",
            "wirefix fix Shop.sln --capture recorded/ --apply")) { solution, capture, alert, agent, apply, json };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new FixRequest(parsed.GetRequiredValue(solution), reading.SourceOf(parsed, parsed.GetRequiredValue(capture)), parsed.GetValue(alert), new BuiltinAgent()),
            parsed.GetValue(apply),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FixRequest request, bool apply, bool json, CancellationToken cancellationToken)
    {
        var result = await Progress.ShowAsync(progress => FixRun.RunAsync(request, progress, cancellationToken));
        var applied = apply && result.Evidence.Outcome == Outcome.Confirmed;
        if (applied)
            FixRun.Apply(result);
        Console.Out.Write(json ? ReportJson.Serialize(result.Evidence) : FixText.Write(result, applied));
        return CodeOf(result.Evidence.Outcome);
    }

    private static int CodeOf(Outcome outcome) => outcome switch
    {
        Outcome.Confirmed => ExitCode.Done,
        Outcome.Rejected => ExitCode.Breaks,
        _ => ExitCode.NotConfirmed,
    };
}
