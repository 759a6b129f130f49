using System.CommandLine;
using Wirefix.Agent;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix replay</c>: whether the services still answer what was recorded.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var solution = CommonOptions.Solution();
        var capture = CommonOptions.Capture();
        var baseline = new Option<string[]>("--baseline")
        {
            Description = $"The same requests to a version that is known to be good: its answers are what is expected. {CommonOptions.CaptureKinds}.",
            HelpName = "CAPTURE",
        };
        var services = new Option<string[]>("--service")
        {
            Description = "Stand up only this one of the recorded services, and mock the others. May be given several times.",
            HelpName = "NAME",
        };
        var settings = CommonOptions.Settings();
        var json = CommonOptions.Json();
        var command = new Command("replay", CommonOptions.Describe(
            "Stand the captured service up, or several that were recorded together, send them what was recorded, answer their calls of others "
            + "as they were, and compare by field. The exit code is 0 where all is as recorded and 2 where it differs.",
            "wirefix replay Shop.sln --capture recorded/")) { solution, capture, baseline, services, settings, json };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var good = parsed.GetValue(baseline) is [_, ..] paths ? reading.SourceOf(parsed, paths, cancellationToken) : null;
            var request = new ReplayRequest(
                parsed.GetRequiredValue(solution), reading.SourceOf(parsed, parsed.GetRequiredValue(capture), cancellationToken), good)
            {
                Services = [.. parsed.GetValue(services) ?? []],
                Overrides = CommonOptions.OverridesOf(parsed, settings, reading.RedactorOf(parsed)),
            };
            var comparison = await Progress.ShowAsync(progress => ReplayRun.RunAsync(request, progress, cancellationToken));
            Console.Out.Write(parsed.GetValue(json) ? ReportJson.Serialize(comparison) : ReplayText.Write(comparison));
            return comparison.IsAsRecorded ? ExitCode.Done : ExitCode.NotConfirmed;
        });
        return command;
    }
}
