using Wirefix.Agent;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Locating.Fields;

namespace Wirefix.Cli.Printing;

/// <summary>What <c>wirefix locate</c> prints for people.</summary>
internal static class LocateText
{
    /// <summary>The finding that was followed, then the suspects, best first.</summary>
    public static string Write(LocateResult result)
    {
        var document = new TextDocument();
        if (result.Finding is not { } finding)
            return WithNotes(document.Line("The capture shows no fault; there is nothing to locate."), result);

        document.Line(finding.Title).Line();
        if (result.Suspects.IsEmpty)
            document.Line($"No code of the solution makes or serves {finding.Endpoint}; is this the solution of the captured service?");
        foreach (var (suspect, number) in result.Suspects.Select((suspect, index) => (suspect, index + 1)))
            WriteSuspect(document, suspect, number);
        foreach (var trace in result.Fields)
            WriteTrace(document, trace);
        return WithNotes(document, result);
    }

    private static string WithNotes(TextDocument document, LocateResult result)
    {
        foreach (var note in result.Notes)
            document.Line($"Note: {note}");
        return document.ToString();
    }

    private static void WriteSuspect(TextDocument document, Suspect suspect, int number)
    {
        document.Line(FormattableString.Invariant($"{number}. {suspect.Location.Name}  {suspect.Location.File}:{suspect.Location.Line}  score {suspect.Score:0.00}"));
        document.Line($"   {suspect.Location.Symbol}");
        foreach (var reason in suspect.Reasons)
            document.Line($"   + {reason}");
        foreach (var doubt in suspect.Doubts)
            document.Line($"   - {doubt}");
        foreach (var binding in suspect.Bindings)
            document.Line($"   {binding.WireName} is {binding.Location.Name} ({binding.Location.File}:{binding.Location.Line}) by {binding.Reason} {binding.Code}");
        document.Line("   call chain:");
        foreach (var link in suspect.CallChain)
            document.Line($"     {link.Location.Name} ({link.Location.File}:{link.Location.Line}), {EdgeWords.Of(link)}");
        document.Line();
    }

    private static string Word(FieldRole role) => role.ToString().ToLowerInvariant();

    private static void WriteTrace(TextDocument document, FieldTrace trace)
    {
        document.Line($"The way of {trace.WireName}:");
        foreach (var step in trace.Steps)
            document.Line($"     {Word(step.Role),-12} {step.Member} in {step.Location.Name} ({step.Location.File}:{step.Location.Line})");
        document.Line();
    }
}
