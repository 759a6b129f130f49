using System.CommandLine;
using Wirefix.Agent;
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
        var apply = new Option<bool>("--apply") { Description = "Write a confirmed fix and its regression test into the tree, all or nothing." };
        var suggest = new Option<bool>("--suggest") { Description = "Write a confirmed fix as a .wirefix file, which the analyzers offer in the editor; no code is changed." };
        var settings = CommonOptions.Settings();
        var json = CommonOptions.Json();
        var command = new Command("fix", CommonOptions.Describe(
            "Reproduce what the capture shows as a number, propose a fix, and believe it only when the same number, measured the same way, says so.",
            "wirefix fix Shop.sln --capture recorded/ --apply")) { solution, capture, alert, settings, apply, suggest, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(apply) && result.GetValue(suggest))
                result.AddError("--apply and --suggest exclude each other; give one of them.");
        });
        var proposing = AgentOptions.AddTo(command);
        var allowing = AllowOption.AddTo(command);
        var reading = CaptureOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            proposing.Within(parsed, new FixRequest(
                parsed.GetRequiredValue(solution),
                reading.SourceOf(parsed, parsed.GetRequiredValue(capture), cancellationToken),
                parsed.GetValue(alert),
                proposing.AgentOf(parsed, reading.RedactorOf(parsed)))
            {
                Overrides = CommonOptions.OverridesOf(parsed, settings, reading.RedactorOf(parsed)),
                Allowed = allowing.Of(parsed),
            }),
            Writing(parsed.GetValue(apply), parsed.GetValue(suggest)),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FixRequest request, Func<FixResult, FixWritten> write, bool json, CancellationToken cancellationToken)
    {
        var result = await Progress.ShowAsync(progress => FixRun.RunAsync(request, progress, cancellationToken));
        var written = result.Evidence.Outcome == Outcome.Confirmed ? write(result) : FixWritten.Nothing;
        Console.Out.Write(json ? ReportJson.Serialize(result.Evidence) : FixText.Write(result, written));
        return CodeOf(result.Evidence.Outcome);
    }

    private static Func<FixResult, FixWritten> Writing(bool apply, bool suggest)
    {
        if (suggest)
            return result => new FixWritten(Applied: false, FixRun.Suggest(result));
        return apply ? Applied : _ => FixWritten.Nothing;
    }

    private static FixWritten Applied(FixResult result)
    {
        FixRun.Apply(result);
        return new FixWritten(Applied: true, Suggestion: null);
    }

    private static int CodeOf(Outcome outcome) => outcome switch
    {
        Outcome.Confirmed => ExitCode.Done,
        Outcome.Rejected => ExitCode.Breaks,
        _ => ExitCode.NotConfirmed,
    };
}
