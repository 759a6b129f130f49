using System.Globalization;
using Wirefix.Agent.Copying;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>
/// Where a command works: a copy of the tree of its own, and beside it its task and its earlier attempts. Fresh for each round: what an attempt
/// left behind without saying so, a file, a link, something built, cannot reach into the next one.
/// </summary>
internal sealed class CommandFolder : IDisposable
{
    private CommandFolder(WorkingCopy copy) => Copy = copy;

    /// <summary>The copy.</summary>
    public WorkingCopy Copy { get; }

    /// <summary>The file that holds the task with the context pack.</summary>
    public string ContextFile => Path.Combine(Copy.Scratch, "context.md");

    /// <summary>The folder with the earlier attempts as patches, <c>round-1.patch</c> and on.</summary>
    public string AttemptsFolder => Path.Combine(Copy.Scratch, "attempts");

    /// <summary>Makes the folder for a task.</summary>
    public static CommandFolder Create(AgentTask task, string brief, CancellationToken cancellationToken)
    {
        var folder = new CommandFolder(task.Copy!.Fork(cancellationToken));
        File.WriteAllText(folder.ContextFile, brief);
        Directory.CreateDirectory(folder.AttemptsFolder);
        foreach (var (index, attempt) in task.Attempts.Index())
            File.WriteAllText(Path.Combine(folder.AttemptsFolder, string.Create(CultureInfo.InvariantCulture, $"round-{index + 1}.patch")), attempt.Patch);
        return folder;
    }

    /// <inheritdoc/>
    public void Dispose() => Copy.Dispose();
}
