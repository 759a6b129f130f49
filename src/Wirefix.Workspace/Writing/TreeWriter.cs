using System.Collections.Immutable;

namespace Wirefix.Workspace.Writing;

/// <summary>
/// Writes several files into a user's tree, all or none. A journal names the files; every new content is put down beside
/// its file and flushed; then the journal is sealed, and each content is renamed into place. A run that dies before the
/// seal leaves the tree as it was, one that dies after it as it should be: <see cref="Recover"/> at the next start cleans
/// up or completes.
/// </summary>
public static class TreeWriter
{
    /// <summary>Writes the changes below <paramref name="root"/>, keeping file modes. A link inside the tree stays one.</summary>
    /// <exception cref="TreeWriteException">A file is not what it was, is a link that leaves the tree, or cannot be written. Nothing has changed.</exception>
    public static void Write(string root, ImmutableArray<FileChange> changes)
    {
        Recover(root);
        var resolved = changes.Select(change => change with { Path = TreePaths.Resolve(root, change.Path) }).ToImmutableArray();
        foreach (var change in resolved)
            Validate(change);
        if (resolved.GroupBy(change => change.Path).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new TreeWriteException($"{twice.Key}: is written {twice.Count()} times by one fix; give each file one content.");

        var journal = new Journal(root);
        var created = new List<string>();
        try
        {
            journal.Open([.. resolved.Select(change => change.Path)]);
            foreach (var change in resolved)
            {
                CreateFolder(Path.GetDirectoryName(change.Path)!, created);
                Stage(change);
            }

            journal.Seal();
            Complete(journal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Undo(resolved, created, journal);
            throw new TreeWriteException(
                $"{root}: the fix could not be written: {exception.Message} Nothing was changed; make the folder writable and run again.", exception);
        }
    }

    /// <summary>Completes a write that was interrupted after its journal was sealed, cleans up one that was not; else does nothing.</summary>
    /// <exception cref="TreeWriteException">The journal cannot be read, names files outside the tree, or a file cannot be written.</exception>
    public static void Recover(string root)
    {
        var journal = new Journal(root);
        try
        {
            if (journal.IsSealed)
                Complete(journal);
            else
                CleanUp(journal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TreeWriteException(
                $"{root}: an interrupted write could not be completed: {exception.Message} Make the folder writable and run again.", exception);
        }
    }

    private static string StagedPath(string path) => path + ".wirefix-new";

    private static void CleanUp(Journal journal)
    {
        foreach (var path in journal.Paths())
            DeleteStaged(path);

        journal.Remove();
    }

    private static void Complete(Journal journal)
    {
        foreach (var path in journal.Paths().Where(path => File.Exists(StagedPath(path))))
            File.Move(StagedPath(path), path, overwrite: true);

        journal.Remove();
    }

    private static void DeleteStaged(string path)
    {
        if (File.Exists(StagedPath(path)))
            File.Delete(StagedPath(path));
    }

    private static void Validate(FileChange change)
    {
        if (Directory.Exists(change.Path))
            throw new TreeWriteException($"{change.Path}: expected a file, found a folder; move it away and run again.");
        if (Path.Exists(StagedPath(change.Path)))
            throw new TreeWriteException($"{StagedPath(change.Path)}: is in the way of the fix; move it away and run again.");

        var current = File.Exists(change.Path) ? File.ReadAllBytes(change.Path) : null;
        if (change.Before is null && current is not null)
            throw new TreeWriteException($"{change.Path}: exists already; the fix would create it. Move it away and run again.");
        if (change.Before is { } before && (current is null || !before.Span.SequenceEqual(current)))
            throw new TreeWriteException($"{change.Path}: changed since the run began; run again on the present state.");
    }

    private static void CreateFolder(string folder, List<string> created)
    {
        if (Directory.Exists(folder))
            return;

        CreateFolder(Path.GetDirectoryName(folder)!, created);
        Directory.CreateDirectory(folder);
        created.Add(folder);
    }

    private static void Stage(FileChange change)
    {
        var path = StagedPath(change.Path);
        using (var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(change.After.Span);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(change.Path))
            File.SetUnixFileMode(path, File.GetUnixFileMode(change.Path));
    }

    // Whatever was renamed into place goes back; whatever was only staged goes away.
    private static void Undo(ImmutableArray<FileChange> changes, List<string> created, Journal journal)
    {
        foreach (var change in changes)
        {
            DeleteStaged(change.Path);
            if (!File.Exists(change.Path) || !File.ReadAllBytes(change.Path).AsSpan().SequenceEqual(change.After.Span))
                continue;
            if (change.Before is { } before)
                File.WriteAllBytes(change.Path, before.Span);
            else
                File.Delete(change.Path);
        }

        foreach (var folder in created.AsEnumerable().Reverse())
            Directory.Delete(folder);
        journal.Remove();
    }
}
