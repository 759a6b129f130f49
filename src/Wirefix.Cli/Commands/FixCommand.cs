using System.CommandLine;
using Wirefix.Agent;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Traffic.Formats;

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
        var approve = new Option<bool>("--approve") { Description = "With --apply: ask, and write only where a person says yes." };
        var suggest = new Option<bool>("--suggest") { Description = "Write a confirmed fix as a .wirefix file, which the analyzers offer in the editor; no code is changed." };
        var settings = CommonOptions.Settings();
        var json = CommonOptions.Json();
        var command = new Command("fix", CommonOptions.Describe(
            "Reproduce what the capture shows as a number, propose a fix, and believe it only when the same number, measured the same way, says so.",
            "wirefix fix Shop.sln --capture recorded/ --apply")) { solution, capture, alert, settings, apply, approve, suggest, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(apply) && result.GetValue(suggest))
                result.AddError("--apply and --suggest exclude each other; give one of them.");
            if (result.GetValue(approve) && !result.GetValue(apply))
                result.AddError("--approve asks before --apply writes; give both.");
            if (result.GetValue(approve) && result.GetValue(capture)?.Contains(CaptureSource.StandardInputPath) == true)
                result.AddError("--approve takes the answer from standard input; name the capture by its path.");
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
            Writing(parsed.GetValue(apply) ? ApprovalOf(parsed.GetValue(approve)) : null, parsed.GetValue(suggest), cancellationToken),
            parsed.GetValue(json),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FixRequest request, Func<FixResult, Task<FixWritten>> write, bool json, CancellationToken cancellationToken)
    {
        using var agent = request.Agent as IDisposable;
        var result = await Progress.ShowAsync(progress => FixRun.RunAsync(request, progress, cancellationToken));
        var written = result.Evidence.Outcome == Outcome.Confirmed ? await write(result) : FixWritten.Nothing;
        Console.Out.Write(json ? ReportJson.Serialize(result.Evidence) : FixText.Write(result, written));
        return CodeOf(result.Evidence.Outcome);
    }

    private static IApproval ApprovalOf(bool isAsked) => isAsked ? new TerminalApproval(Console.In) : new StandingApproval();

    private static Func<FixResult, Task<FixWritten>> Writing(IApproval? approval, bool suggest, CancellationToken cancellationToken)
    {
        if (suggest)
            return result => Task.FromResult(FixWritten.Nothing with { Suggestion = FixRun.Suggest(result) });
        return approval is null ? _ => Task.FromResult(FixWritten.Nothing) : result => AppliedAsync(result, approval, cancellationToken);
    }

    private static async Task<FixWritten> AppliedAsync(FixResult result, IApproval approval, CancellationToken cancellationToken)
    {
        if (await approval.RefusalOfAsync(result, cancellationToken) is { } refusal)
            return FixWritten.Nothing with { Refusal = refusal };
        FixRun.Apply(result);
        return FixWritten.Nothing with { Applied = true };
    }

    private static int CodeOf(Outcome outcome) => outcome switch
    {
        Outcome.Confirmed => ExitCode.Done,
        Outcome.Rejected => ExitCode.Breaks,
        _ => ExitCode.NotConfirmed,
    };
}
