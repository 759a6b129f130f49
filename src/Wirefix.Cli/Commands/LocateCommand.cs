using System.CommandLine;
using Wirefix.Agent;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix locate</c>: the code that may have caused what a capture shows.</summary>
internal static class LocateCommand
{
    public static Command Create()
    {
        var solution = CommonOptions.Solution();
        var capture = CommonOptions.Capture();
        var alert = CommonOptions.Alert();
        var json = CommonOptions.Json();
        var command = new Command("locate", CommonOptions.Describe(
            "Name the symbols that may hold the fault, best first, with the call chain from route to outbound call.",
            "wirefix locate Shop.sln --capture recorded/ --alert alert.json")) { solution, capture, alert, json };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = await Progress.ShowAsync(progress => LocateRun.RunAsync(
                parsed.GetRequiredValue(solution), reading.SourceOf(parsed, parsed.GetRequiredValue(capture)), parsed.GetValue(alert), progress, cancellationToken));
            Console.Out.Write(parsed.GetValue(json) ? ReportJson.Serialize(result) : LocateText.Write(result));
            return ExitCode.Done;
        });
        return command;
    }
}
