using System.CommandLine;
using System.CommandLine.Parsing;
using Wirefix.Agent;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;
using Wirefix.Workspace.Indexing;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Cli.Commands;

/// <summary>
/// <c>wirefix locate</c>: the code that may have caused what a capture shows, or the places where wire names live.
/// </summary>
internal static class LocateCommand
{
    public static Command Create()
    {
        var tree = new Argument<string>("SOLUTION")
        {
            Description = "The .sln, .slnx, .slnf or .csproj file of the captured service; with --name its folder will do, or any other.",
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
        var alert = CommonOptions.Alert();
        var json = CommonOptions.Json();
        var command = new Command("locate", CommonOptions.Describe(
            "Name the symbols that may hold the fault, best first, with the call chain from route to outbound call; or the places of a name.",
            "wirefix locate Shop.sln --capture recorded/ --alert alert.json\n  wirefix locate src/ --name order_id --name customer_id"))
        {
            tree, capture, names, payload, direction, alert, json,
        };
        var reading = CaptureOptions.AddTo(command);
        command.Validators.Add(result =>
            Refuse(result, result.GetValue(capture) is [_, ..], result.GetValue(names) ?? [], result.GetValue(alert)));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(names) is [_, ..] asked)
            {
                var query = new WireQuery([.. asked]) { Payload = [.. parsed.GetValue(payload) ?? []], Direction = parsed.GetValue(direction) };
                return Places(parsed.GetRequiredValue(tree), query, parsed.GetValue(json), cancellationToken);
            }

            var source = reading.SourceOf(parsed, parsed.GetRequiredValue(capture));
            var result = await Progress.ShowAsync(progress =>
                LocateRun.RunAsync(parsed.GetRequiredValue(tree), source, parsed.GetValue(alert), progress, cancellationToken));
            Console.Out.Write(parsed.GetValue(json) ? ReportJson.Serialize(result) : LocateText.Write(result));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Refuse(CommandResult result, bool isCaptured, string[] names, string? alert)
    {
        if (isCaptured == names.Length > 0)
            result.AddError($"Expected either --capture or --name, found {(isCaptured ? "both" : "neither")}.");
        if (names.Length > 0 && alert is not null)
            result.AddError("--alert orders the findings of a capture; leave it out with --name.");
        if (names.Any(string.IsNullOrWhiteSpace))
            result.AddError("--name expects a name, found an empty text.");
    }

    private static int Places(string tree, WireQuery query, bool json, CancellationToken cancellationToken)
    {
        var index = WireIndexer.Refresh(tree, cancellationToken);
        var document = PlacesDocument.Of(index, query, WireSearch.Find(index, query));
        Console.Out.Write(json ? ReportJson.Serialize(document) : PlacesText.Write(document));
        return ExitCode.Done;
    }
}
