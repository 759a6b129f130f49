using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Wirefix.Agent;
using Wirefix.Agent.Context;
using Wirefix.Agent.Reporting;
using Wirefix.Cli.Printing;

namespace Wirefix.Cli.Commands;

/// <summary><c>wirefix context</c>: what a person or an agent needs to go on, within a budget of tokens.</summary>
internal static class ContextCommand
{
    // The preface and the note of what was cut take this much by themselves.
    private const int SmallestBudget = 250;

    private static readonly ImmutableArray<ContextSection> Sections = [ContextSection.Alert, ContextSection.Map, ContextSection.Traffic, ContextSection.Code];

    public static Command Create()
    {
        var tree = new Argument<string>("SOLUTION")
        {
            Description = "The .sln, .slnx, .slnf or .csproj file of the captured service, or a folder with any number of them.",
        };
        var capture = CommonOptions.Capture();
        var alert = CommonOptions.Alert();
        var include = new Option<string?>("--include")
        {
            Description = "What to put in beside the finding, separated by commas: alert, map, traffic, code; by default all but map.",
            HelpName = "SECTIONS",
        };
        var budget = new Option<int?>("--budget")
        {
            Description = $"How many tokens the whole may take, counted as UTF-8 bytes / 4; {ContextRun.DefaultBudget} by default. What helps least is cut first.",
            HelpName = "TOKENS",
        };
        var noBuildLogic = CommonOptions.NoBuildLogic();
        var json = CommonOptions.Json();
        var command = new Command("context", CommonOptions.Describe(
            "Print what a person or an agent needs to go on, as Markdown: the finding, where a failing exchange parts from a healthy one, and the suspects with their code.",
            "wirefix context Shop.sln --capture recorded/ --alert alert.json --budget 4000")) { tree, capture, alert, include, budget, noBuildLogic, json };
        var reading = CaptureOptions.AddTo(command);
        command.Validators.Add(result => Refuse(result, result.GetValue(include), result.GetValue(budget) ?? SmallestBudget));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new ContextRequest(
                parsed.GetRequiredValue(tree),
                reading.SourceOf(parsed, parsed.GetRequiredValue(capture), cancellationToken),
                parsed.GetValue(alert),
                parsed.GetValue(include) is { } words ? [.. Words(words).Select(word => SectionOf(word)!.Value)] : ContextRun.DefaultSections,
                parsed.GetValue(budget) ?? ContextRun.DefaultBudget)
            {
                Reading = CommonOptions.ReadingOf(parsed, noBuildLogic),
            };
            var pack = await Progress.ShowAsync(progress => ContextRun.RunAsync(request, progress, cancellationToken));
            Console.Out.Write(parsed.GetValue(json) ? ReportJson.Serialize(pack) : ContextMarkdown.Of(pack));
            return ExitCode.Done;
        });
        return command;
    }

    private static void Refuse(CommandResult result, string? include, int budget)
    {
        if (include is not null && Words(include).Any(word => SectionOf(word) is null))
            result.AddError($"--include expects any of alert, map, traffic and code, separated by commas, found '{include}'.");
        if (budget < SmallestBudget)
            result.AddError($"--budget expects at least {SmallestBudget} tokens, found {budget}.");
    }

    private static string[] Words(string include) => include.Split(',', StringSplitOptions.TrimEntries);

    private static ContextSection? SectionOf(string word)
    {
        var section = Sections.FirstOrDefault(each => word.Equals(each.ToString(), StringComparison.OrdinalIgnoreCase), ContextSection.Notes);
        return section == ContextSection.Notes ? null : section;
    }
}
