using System.Globalization;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>What a command is told: what to do in words of ours, then the context pack with what was recorded in fences.</summary>
internal static class CommandBrief
{
    /// <summary>The text.</summary>
    public static string Of(AgentTask task)
    {
        var goal = task.Plan.Goal;
        var measured = string.Create(CultureInfo.InvariantCulture, $"`{goal.Name}` is {task.Plan.Baseline.Value} {goal.Unit} now and must be at most {goal.Target}");
        var round = string.Create(CultureInfo.InvariantCulture, $"This is round {task.Round} of {task.MostRounds}");
        return $"""
            # Task

            Mend the fault described below in the C# code of {task.Context!.Solution}, in the current directory, by changing files there.

            - When you end, your changes are read and judged: they must compile without a new warning, the rules and the existing tests must be as
              before, a regression test of the fault must pass, healthy traffic must be answered as before, and {measured}.
            - Change or add C# files of the solution's projects, and nothing else: no tests, no project files, no other files, no links. What builds
              leave (bin, obj) does not matter.
            - The changed code may do nothing beside mending the fault that it did not do before: no processes, connections, files, variables, reflection or
              native code, no new endpoints, nothing suppressed or swallowed, nothing opened or taken away that others see.
            - {round}. {(task.Round == 1 ? "Make no change where you have none to propose." : Again)}{(task.Attempts.Any(attempt => attempt.IsConfirmed) ? Smaller : "")}


            """ + ContextMarkdown.Of(task.Context);
    }

    private const string Smaller = " One of them is confirmed: propose a fix that changes fewer lines, or make no change.";

    private const string Again =
        "The files are as they were at the beginning; what the gates said of your earlier attempts stands below, best attempt first, and their "
        + "patches are in the folder that the variable WIREFIX_ATTEMPTS names.";
}
