using System.CommandLine;
using System.CommandLine.Parsing;
using Wirefix.Agent;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Traffic.Formats;
using Wirefix.Workspace.Indexing;
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
            Description = "The .sln, .slnx, .slnf or .csproj file of the captured service, or a folder with any number of them.",
        };
        var capture = CommonOptions.Capture();
        capture.Required = false;
        var names = new Option<string[]>("--name")
        {
            Description = "A name on the wire, or a path such as 'GET /orders/42': prints where in the code it lives, from syntax alone. " +
                "May be given several times.",
            HelpName = "NAME",
        };
        var payload = new Option<string[]>("--with")
        {
            Description = "With --name: another name of the same exchange, which is not printed; what holds more of them comes first. " +
                "May be given several times.",
            HelpName = "NAME",
        };
        var direction = new Option<PlaceDirection>("--direction")
        {
            Description = "With --name: whether the service served the exchange (inbound) or sent it (outbound).",
            HelpName = "inbound|outbound",
        };
        var map = new Option<bool>("--map")
        {
            Description = "Prints the service map: which project calls which other one, by endpoint, and how that is known. " +
                "From syntax alone; a capture beside it confirms and completes it.",
        };
        var alert = CommonOptions.Alert();
        var noBuildLogic = CommonOptions.NoBuildLogic();
        var json = CommonOptions.Json();
        var command = new Command("locate", CommonOptions.Describe(
            "Name the symbols that may hold the fault, best first, with the call chain from route to outbound call; " +
            "the places of a name; or who calls whom.",
            "wirefix locate Shop.sln --capture recorded/ --alert alert.json\n" +
            "  wirefix locate src/ --name order_id --name customer_id\n  wirefix locate . --map"))
        {
            tree, capture, names, payload, direction, map, alert, noBuildLogic, json,
        };
        var reading = CaptureOptions.AddTo(command);
        command.Validators.Add(result =>
            Refuse(result, result.GetValue(capture) is [_, ..], result.GetValue(names) ?? [], result.GetValue(map), result.GetValue(alert)));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(names) is [_, ..] asked)
            {
                var query = new WireQuery([.. asked]) { Payload = [.. parsed.GetValue(payload) ?? []], Direction = parsed.GetValue(direction) };
                return Places(parsed.GetRequiredValue(tree), query, parsed.GetValue(json), cancellationToken);
            }

            var source = parsed.GetValue(capture) is [_, ..] captured ? reading.SourceOf(parsed, captured, cancellationToken) : null;
            if (parsed.GetValue(map) || source is null)
                return Map(parsed.GetRequiredValue(tree), source, parsed.GetValue(json), cancellationToken);

            var request = new LocateRequest(
                parsed.GetRequiredValue(tree), source, parsed.GetValue(alert), CommonOptions.ReadingOf(parsed, noBuildLogic));
            var result = await Progress.ShowAsync(progress => LocateRun.RunAsync(request, progress, cancellationToken));
            Console.Out.Write(parsed.GetValue(json) ? ReportJson.Serialize(result) : LocateText.Write(result));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Refuse(CommandResult result, bool isCaptured, string[] names, bool isMapped, string? alert)
    {
        if (!isCaptured && !isMapped && names.Length == 0)
            result.AddError("Expected --capture, --name or --map, found none.");
        if (names.Length > 0 && (isCaptured || isMapped))
            result.AddError("--name is answered from the code alone; leave out --capture and --map.");
        if (alert is not null && (!isCaptured || isMapped))
            result.AddError("--alert orders the findings of a capture; leave it out with --name and --map.");
        if (names.Any(string.IsNullOrWhiteSpace))
            result.AddError("--name expects a name, found an empty text.");
    }

    private static int Map(string tree, CaptureSource? source, bool json, CancellationToken cancellationToken)
    {
        var run = source is null ? MapRun.Of(tree, cancellationToken) : MapRun.Of(tree, source, cancellationToken);
        var document = MapDocument.Of(run);
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
