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
        var captures = CommonOptions.Captures();
        var baseline = new Option<string[]>("--baseline")
        {
            Description = "An earlier capture of the same service that is known to be healthy: what changed since then is found too.",
            HelpName = "CAPTURE",
        };
        var json = CommonOptions.Json();
        var command = new Command("inspect", CommonOptions.Describe(
            "Say what is in a capture: endpoints, calls, statuses, latency, and what is wrong.",
            "wirefix inspect recorded/")) { captures, baseline, json };
        var reading = CaptureOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            reading.SourceOf(parsed, parsed.GetRequiredValue(captures)),
            parsed.GetValue(baseline) is [_, ..] old ? reading.SourceOf(parsed, old) : null,
            parsed.GetValue(json),
            cancellationToken)));
        return command;
    }

    private static int Run(CaptureSource source, CaptureSource? baseline, bool json, CancellationToken cancellationToken)
    {
        var survey = CaptureReader.Survey(source, cancellationToken);
        var inspection = Inspector.Inspect(survey, baseline is null ? null : CaptureReader.Survey(baseline, cancellationToken));
        Console.Out.Write(json
            ? ReportJson.Serialize(InspectionDocument.Of(survey, inspection))
            : InspectionText.Write(string.Join(", ", source.Paths), survey, inspection));
        return ExitCode.Done;
    }
}
