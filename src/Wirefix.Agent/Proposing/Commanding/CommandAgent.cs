using System.Globalization;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>
/// Any coding agent with a command line: it gets its task as a file and on standard input, changes a copy of the tree of its own, and what it changed
/// there is its proposal. It runs as the user and is not confined; nothing that it prints is believed.
/// </summary>
public sealed class CommandAgent(AgentCommand command) : IAgent
{
    private const int MostLines = 10;
    private const int MostCharacters = 1_000;

    /// <inheritdoc/>
    public string Name => "command";

    /// <inheritdoc/>
    public async Task<Proposal?> ProposeAsync(AgentTask task, CancellationToken cancellationToken)
    {
        var brief = CommandBrief.Of(task);
        using var folder = CommandFolder.Create(task, brief, cancellationToken);
        var before = TreeFiles.Of(folder.Copy);
        var result = await ShellCommand.RunAsync(
            command.Line, folder.Copy.Home, CommandEnvironment.Of(command, folder, task.Round), brief, task.TimeLeft, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new AgentException($"{HowItEnded(result, task)}{LastWords(result)}");
        try
        {
            return await new ReadBack(task, folder.Copy).ProposalAsync(Name, before, TreeFiles.Of(folder.Copy), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AgentException(string.Create(CultureInfo.InvariantCulture, $"what the command left in round {task.Round} cannot be read: {exception.Message}"));
        }
    }

    private static string HowItEnded(CommandResult result, AgentTask task) => result.ExitCode is { } code
        ? string.Create(CultureInfo.InvariantCulture, $"the command ended with exit code {code} in round {task.Round}")
        : string.Create(CultureInfo.InvariantCulture, $"the command did not end within the {task.TimeLeft.TotalSeconds:0} s that the agent had left in round {task.Round}, and was ended");

    // Redacted before it is cut: what is left of a secret would not be known for one. As code, which no reader of the report renders.
    private string LastWords(CommandResult result)
    {
        var said = string.IsNullOrWhiteSpace(result.Errors) ? result.Output : result.Errors;
        var lines = said.TrimEnd().Split('\n').TakeLast(MostLines).Select(line => line.Trim()).Where(line => line.Length > 0);
        var words = VisibleText.Of(command.Redactor.Redact(CommandEnvironment.WithoutValues(command, string.Join(" / ", lines))));
        if (words.Length == 0)
            return "; it said nothing";
        return $"; its last words: `{(words.Length <= MostCharacters ? words : $"…{words[^MostCharacters..]}").Replace('`', '\'')}`";
    }
}
