using System.CommandLine;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Traffic.Comparison;
using Wirefix.Traffic.Formats;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix compare</c>: two snapshots side by side.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("BEFORE") { Description = "The capture from before the change." };
        var after = new Argument<string>("AFTER") { Description = "The capture from after the change." };
        var json = CommonOptions.Json();
        var command = new Command("compare", CommonOptions.Describe(
            "Put two captures side by side by endpoint, and say which change is more than noise.",
            "wirefix compare before/ after/")) { before, after, json };
        var reading = CaptureOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(before) == CaptureSource.StandardInputPath && result.GetValue(after) == CaptureSource.StandardInputPath)
                result.AddError("BEFORE and AFTER cannot both be standard input (-); name a file for one of them.");
        });
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            reading.SourceOf(parsed, [parsed.GetRequiredValue(before)], cancellationToken),
            reading.SourceOf(parsed, [parsed.GetRequiredValue(after)], cancellationToken),
            parsed.GetValue(json),
            cancellationToken)));
        return command;
    }

    private static int Run(CaptureSource before, CaptureSource after, bool json, CancellationToken cancellationToken)
    {
        var old = CaptureReader.Read(before, cancellationToken);
        var @new = CaptureReader.Read(after, cancellationToken);
        var comparison = SnapshotComparer.Compare(old.Snapshot, @new.Snapshot);
        var problems = old.Problems.AddRange(@new.Problems);
        Console.Out.Write(json ? ReportJson.Serialize(new ComparisonDocument(1, comparison, problems)) : ComparisonText.Write(comparison, problems));
        return ExitCode.Done;
    }
}
