using System.CommandLine;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix inspect</c>: what is in a capture.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var capture = new Argument<string>("CAPTURE") { Description = "A folder or file of RRPair .md, .json or .jsonl, or a HAR file." };
        var json = CommonOptions.Json();
        var command = new Command("inspect", CommonOptions.Describe(
            "Say what is in a capture: endpoints, calls, statuses, latency, and what is wrong.",
            "wirefix inspect recorded/")) { capture, json };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed.GetRequiredValue(capture), parsed.GetValue(json), cancellationToken)));
        return command;
    }

    private static int Run(string path, bool json, CancellationToken cancellationToken)
    {
        var capture = CaptureReader.Read(path, cancellationToken);
        var inspection = Inspector.Inspect(capture.Snapshot);
        Console.Out.Write(json
            ? ReportJson.Serialize(new InspectionDocument(1, capture.Snapshot.Exchanges.Length, capture.OtherPairs, inspection, capture.Problems))
            : InspectionText.Write(path, capture, inspection));
        return ExitCode.Done;
    }
}
