using Wirefix.Agent.Copying;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent.Evaluating;

/// <summary>
/// A case's solution in a folder of its own, without what no agent may see: what judges it, what the case leaves out, and the capture and the
/// alert, of which an agent gets what its condition shows.
/// </summary>
internal sealed class CaseTree : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(WorkingCopy.NewFolder()).FullName;

    private CaseTree(EvalCase @case) => Solution = Path.Combine(Home, Path.GetFileName(@case.Solution));

    /// <summary>The solution file.</summary>
    public string Solution { get; }

    /// <summary>The folder that it stands in.</summary>
    public string Home => Path.Combine(_folder, "tree");

    /// <summary>Copies a case's solution.</summary>
    public static CaseTree Of(EvalCase @case)
    {
        var origin = Path.GetDirectoryName(@case.Solution)!;
        HashSet<string> hidden = [.. HiddenOf(@case, origin).Select(Path.TrimEndingDirectorySeparator)];
        var tree = new CaseTree(@case);
        try
        {
            Copy(new DirectoryInfo(origin), tree.Home, hidden);
            return tree;
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    /// <summary>Writes changes of another copy of the same case into this one.</summary>
    public void Write(CaseTree other, IEnumerable<FileChange> changes)
    {
        foreach (var change in changes)
        {
            var path = Path.Combine(Home, Path.GetRelativePath(other.Home, change.Path));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, change.After.ToArray());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> HiddenOf(EvalCase @case, string origin) =>
    [
        @case.Capture,
        @case.Alert,
        .. @case.LeaveOut.Select(path => Path.GetFullPath(path, origin)),
        .. @case.Hidden is HiddenReplay replay ? [replay.Baseline] : ((HiddenTests)@case.Hidden).Files,
    ];

    private static void Copy(DirectoryInfo from, string to, HashSet<string> hidden)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in from.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null && !hidden.Contains(entry.FullName)))
        {
            var target = Path.Combine(to, entry.Name);
            if (entry is FileInfo file)
                file.CopyTo(target);
            else if (!WorkingCopy.IsLeftOut(entry.Name))
                Copy((DirectoryInfo)entry, target, hidden);
        }
    }
}
