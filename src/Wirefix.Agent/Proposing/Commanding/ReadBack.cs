using System.Text;
using Wirefix.Agent.Copying;
using Wirefix.Workspace.Editing;

namespace Wirefix.Agent.Proposing.Commanding;

/// <summary>Turns what a command did to its copy into edits of the solution, and says what cannot be one.</summary>
internal sealed class ReadBack(AgentTask task, WorkingCopy own)
{
    /// <summary>The proposal; null where nothing of substance changed.</summary>
    public async Task<Proposal?> ProposalAsync(string agent, TreeFiles before, TreeFiles after, CancellationToken cancellationToken)
    {
        var sources = new ChangedSources(task.Solution, task.Copy!.Home);
        foreach (var path in after.DifferentFrom(before))
        {
            var place = Path.Combine(task.Copy!.Tree, path);
            if (Refusal(path, before, after) is { } refusal)
                sources.Refuse(place, refusal);
            else
                await sources.WriteAsync(place, encoding => TextOf(path, encoding), cancellationToken).ConfigureAwait(false);
        }

        return await sources.ProposalAsync(agent, cancellationToken).ConfigureAwait(false);
    }

    private static string? Refusal(string path, TreeFiles before, TreeFiles after)
    {
        if (!after.Entries.ContainsKey(path))
            return "was removed; a fix removes no files";
        if (after.IsLink(path))
            return "is a link; links are not followed";
        if (Path.GetExtension(path) == ".cs")
            return null;
        return $"was {(before.Entries.ContainsKey(path) ? "changed" : "added")} and is no C# source; a fix changes C# files of the solution's projects alone";
    }

    private string TextOf(string path, Encoding encoding)
    {
        var file = new FileInfo(Path.Combine(own.Tree, path));
        return file.Length == 0 ? "" : File.ReadAllText(file.FullName, encoding);
    }
}
