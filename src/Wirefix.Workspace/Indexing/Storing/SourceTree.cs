using System.Collections.Immutable;

namespace Wirefix.Workspace.Indexing.Storing;

/// <summary>The files of a folder that are read, without what builds leave there.</summary>
/// <param name="Files">By path.</param>
/// <param name="Problems">What was passed over, each as a whole message.</param>
internal sealed record SourceTree(ImmutableArray<FileStamp> Files, ImmutableArray<string> Problems)
{
    private static readonly ImmutableHashSet<string> Left = ["bin", "obj", "node_modules"];

    // Everything that is there is seen, so that what is passed over can be told.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Walks the tree. Links to folders are not followed: they lead round in circles, or to what is seen anyway.</summary>
    public static SourceTree Walk(string root, CancellationToken ct)
    {
        var files = new List<FileStamp>();
        var problems = new List<string>();
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            ct.ThrowIfCancellationRequested();
            foreach (var entry in Entries(folder, problems))
            {
                if (entry is FileInfo file)
                    AddFile(root, file, files, problems);
                else if (IsWalked((DirectoryInfo)entry, problems))
                    folders.Push((DirectoryInfo)entry);
            }
        }

        return new SourceTree([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], [.. problems.Order(StringComparer.Ordinal)]);
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder, List<string> problems)
    {
        try
        {
            return folder.GetFileSystemInfos("*", Everything);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var found = e.Message.TrimEnd('.');
            problems.Add($"{folder.FullName}: expected a folder that can be read, found: {found}; what it holds is not in the index.");
            return [];
        }
    }

    private static bool IsWalked(DirectoryInfo folder, List<string> problems)
    {
        if (folder.Name.StartsWith('.') || Left.Contains(folder.Name))
            return false;
        if (!folder.Attributes.HasFlag(FileAttributes.ReparsePoint))
            return true;
        problems.Add($"{folder.FullName}: expected a folder, found a symbolic link to {folder.LinkTarget}; it is not followed.");
        return false;
    }

    private static void AddFile(string root, FileInfo file, List<FileStamp> files, List<string> problems)
    {
        if (!SourceKind.IsRead(file.Name))
            return;
        try
        {
            var isLink = file.Attributes.HasFlag(FileAttributes.ReparsePoint);
            var target = isLink ? (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)! : file;
            var path = Path.GetRelativePath(root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            files.Add(new FileStamp(path, target.Length, target.LastWriteTimeUtc.Ticks));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file.FullName}: expected a file, found: {e.Message.TrimEnd('.')}; it is not in the index.");
        }
    }
}
