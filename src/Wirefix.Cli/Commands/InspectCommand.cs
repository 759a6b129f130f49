using System.CommandLine;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Traffic.Alerts;
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
            Description = "An earlier capture of the same service that is known to be healthy: what changed since then is found too. " +
                "May be given several times.",
            HelpName = "CAPTURE",
        };
        var alert = CommonOptions.Alert();
        var json = CommonOptions.Json();
        var command = new Command("inspect", CommonOptions.Describe(
            "Say what is in a capture: endpoints, calls, statuses, latency, and what is wrong.",
            "wirefix inspect recorded/")) { captures, baseline, alert, json };
        var reading = CaptureOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (IsStandardInput(result.GetValue(captures)) && IsStandardInput(result.GetValue(baseline)))
                result.AddError("The capture and the baseline cannot both be standard input (-); name a file for one of them.");
        });
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            reading.SourceOf(parsed, parsed.GetRequiredValue(captures), cancellationToken),
            parsed.GetValue(baseline) is [_, ..] old ? reading.SourceOf(parsed, old, cancellationToken) : null,
            parsed.GetValue(alert),
            parsed.GetValue(json),
            cancellationToken)));
        return command;
    }

    private static bool IsStandardInput(string[]? paths) => paths?.Contains(CaptureSource.StandardInputPath) == true;

    private static int Run(CaptureSource source, CaptureSource? baseline, string? alertFile, bool json, CancellationToken cancellationToken)
    {
        var alert = alertFile is null ? null : AlertReader.Read(alertFile, source.Redactor);
        var survey = CaptureReader.Survey(source, cancellationToken);
        var old = baseline is null ? null : CaptureReader.Survey(baseline, cancellationToken);
        // What reading left behind would stand beside what the inspection needs.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        var inspection = Inspector.Inspect(survey, old);
        if (alert is not null)
            inspection = inspection with { Findings = AlertOrder.Sort(inspection, alert) };
        var document = InspectionDocument.Of(survey, inspection) with { Baseline = BaselineDocument.Of(old), Alert = alert };
        Console.Out.Write(json ? ReportJson.Serialize(document) : InspectionText.Write(string.Join(", ", source.Paths), document));
        return ExitCode.Done;
    }
}
