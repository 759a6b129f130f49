using Wirefix.Agent.Copying;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent;

/// <summary>What an earlier run began to write into the user's tree and was killed over.</summary>
internal static class InterruptedWrite
{
    /// <summary>
    /// Completes it. The changes of a solution lie below its folder, or below one further up in its repository where it reaches projects there.
    /// </summary>
    public static void Complete(string solution)
    {
        if (!File.Exists(solution))
            return;
        var home = Path.GetDirectoryName(Path.GetFullPath(solution))!;
        var top = TreeScope.RepositoryRoot(home) ?? home;
        for (var folder = home; folder.Length >= top.Length; folder = Path.GetDirectoryName(folder) ?? "")
            TreeWriter.Recover(folder);
    }
}
