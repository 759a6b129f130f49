using System.CommandLine;
using System.CommandLine.Parsing;
using Wirefix.Agent;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Mapping;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Cli.Commands;

/// <summary>
/// <c>wirefix locate</c>: the code that may have caused what a capture shows, the places where wire names live, or who calls whom.
/// </summary>
internal static class LocateCommand
{
    public static Command Create()
    {
        var tree = new Argument<string>("SOLUTION")
        {
            Description = "The .sln, .slnx, .slnf or .csproj file of the captured service; with --name or --map its folder will do, or any other.",
        };
        var capture = CommonOptions.Capture();
        capture.Required = false;
        var names = new Option<string[]>("--name")
        {
            Description = "A name on the wire, or a path such as 'GET /orders/42': prints where in the code it lives, from syntax alone. " +
                "May be given several times.",
            HelpName = "NAME",
        };
        var map = new Option<bool>("--map")
        {
            Description = "Prints the service map: which project calls which other one, by endpoint, and how that is known. From syntax alone.",
        };
        var alert = CommonOptions.Alert();
        var json = CommonOptions.Json();
        var command = new Command("locate", CommonOptions.Describe(
            "Name the symbols that may hold the fault, best first, with the call chain from route to outbound call; " +
            "the places of a name; or who calls whom.",
            "wirefix locate Shop.sln --capture recorded/ --alert alert.json\n  wirefix locate src/ --name order_id --name customer_id\n  wirefix locate . --map"))
        {
            tree, capture, names, map, alert, json,
        };
        var reading = CaptureOptions.AddTo(command);
        command.Validators.Add(result =>
            Refuse(result, result.GetValue(capture) is [_, ..], result.GetValue(names) ?? [], result.GetValue(map), result.GetValue(alert)));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(names) is [_, ..] asked)
                return Places(parsed.GetRequiredValue(tree), new WireQuery([.. asked]), parsed.GetValue(json), cancellationToken);

            if (parsed.GetValue(map))
                return Map(parsed.GetRequiredValue(tree), parsed.GetValue(json), cancellationToken);

            var source = reading.SourceOf(parsed, parsed.GetRequiredValue(capture));
            var result = await Progress.ShowAsync(progress =>
                LocateRun.RunAsync(parsed.GetRequiredValue(tree), source, parsed.GetValue(alert), progress, cancellationToken));
            Console.Out.Write(parsed.GetValue(json) ? ReportJson.Serialize(result) : LocateText.Write(result));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Refuse(CommandResult result, bool isCaptured, string[] names, bool isMapped, string? alert)
    {
        string[] asked = [.. Given(isCaptured, "--capture"), .. Given(names.Length > 0, "--name"), .. Given(isMapped, "--map")];
        if (asked.Length != 1)
            result.AddError($"Expected one of --capture, --name and --map, found {(asked.Length == 0 ? "none" : string.Join(" and ", asked))}.");
        if (!isCaptured && alert is not null)
            result.AddError("--alert orders the findings of a capture; leave it out without --capture.");
        if (names.Any(string.IsNullOrWhiteSpace))
            result.AddError("--name expects a name, found an empty text.");
    }

    private static IEnumerable<string> Given(bool isGiven, string option) => isGiven ? [option] : [];

    private static int Map(string tree, bool json, CancellationToken cancellationToken)
    {
        var index = WireIndexer.Refresh(tree, cancellationToken);
        var document = MapDocument.Of(index, ServiceMapper.Map(index));
        Console.Out.Write(json ? ReportJson.Serialize(document) : MapText.Write(document));
        return ExitCode.Done;
    }

    private static int Places(string tree, WireQuery query, bool json, CancellationToken cancellationToken)
    {
        var index = WireIndexer.Refresh(tree, cancellationToken);
        var document = PlacesDocument.Of(index, query, WireSearch.Find(index, query));
        Console.Out.Write(json ? ReportJson.Serialize(document) : PlacesText.Write(document));
        return ExitCode.Done;
    }
}
