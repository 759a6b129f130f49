using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Context;

/// <summary>The suspects with their call chains as code: whole members, each once.</summary>
/// <param name="Suspect">The first suspect.</param>
/// <param name="Chain">What leads to it and from it to the call.</param>
/// <param name="Others">The other suspects, and the ways of fields.</param>
internal sealed record CodeSection(ImmutableArray<ContextPart> Suspect, ImmutableArray<ContextPart> Chain, ImmutableArray<ContextPart> Others)
{
    /// <summary>The parts; none where there is no suspect.</summary>
    public static CodeSection Of(ContextSource source)
    {
        if (source.Suspects.IsEmpty)
            return new CodeSection([], [], []);
        var members = new SourceMembers(source.Home);
        var first = source.Suspects[0];
        return new CodeSection(
            [SuspectPart(members, first, 1)],
            [ChainPart(first), .. first.CallChain.SelectMany(link => members.Part(link.Location, "In the chain"))],
            [
                .. source.Suspects.Skip(1).Select((suspect, index) => SuspectPart(members, suspect, index + 2)),
                .. source.Fields.Select(trace => new ContextPart(ContextSection.Code, "The way of a field", [ContextText.Block(
                    [trace.WireName, .. trace.Steps.Select(step => $"{step.Role.ToString().ToLowerInvariant()} {step.Member} in {Place(step.Location)}")])])),
            ]);
    }

    private static ContextPart SuspectPart(SourceMembers members, Suspect suspect, int number)
    {
        string[] lines =
        [
            Place(suspect.Location),
            suspect.Location.Symbol,
            .. suspect.Reasons.Select(reason => $"+ {reason}"),
            .. suspect.Doubts.Select(doubt => $"- {doubt}"),
            .. suspect.Runs is { } runs ? [$"It {runs}."] : Array.Empty<string>(),
        ];
        return new ContextPart(
            ContextSection.Code, string.Create(CultureInfo.InvariantCulture, $"Suspect {number}"), [ContextText.Block(lines), .. members.Block(suspect.Location)]);
    }

    private static ContextPart ChainPart(Suspect suspect) => new(
        ContextSection.Code,
        "Call chain of suspect 1",
        [ContextText.Block(ChainLines(suspect))]);

    /// <summary>A suspect's call chain, line by line.</summary>
    public static IEnumerable<string> ChainLines(Suspect suspect) => suspect.CallChain.Select(link => $"{Place(link.Location)}: {EdgeWords.Of(link)}{Called(link)}");

    private static string Called(CallLink link) =>
        link.CallLine is { } line ? string.Create(CultureInfo.InvariantCulture, $", called in line {line} of the one before") : "";

    private static string Place(SymbolLocation location) =>
        string.Create(CultureInfo.InvariantCulture, $"{location.Name} ({location.File}:{location.Line})");
}
