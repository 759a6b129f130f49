namespace Wirefix.Workspace.Writing;

/// <summary>Says where a path of a tree really lies, links followed.</summary>
internal static class TreePaths
{
    /// <summary>The real path of a file below a root; the file need not exist.</summary>
    /// <exception cref="TreeWriteException">The path, or a link on its way, leaves the tree.</exception>
    public static string Resolve(string root, string path)
    {
        var fullRoot = Path.GetFullPath(root);
        var full = Path.GetFullPath(path, fullRoot);
        if (!IsBelow(fullRoot, full))
            throw new TreeWriteException($"{path}: lies outside {root}; the fix may only change files of the solution's tree.");

        // The tree itself may be reached by a link: what counts is what lies below it.
        var real = fullRoot;
        foreach (var name in Path.GetRelativePath(fullRoot, full).Split(Path.DirectorySeparatorChar))
        {
            real = Path.Combine(real, name);
            if (Target(real) is not { } target)
                continue;
            if (!IsBelow(fullRoot, target))
                throw new TreeWriteException($"{path}: is a link to {target}, outside {root}, or lies behind one; replace the link by the file and run again.");
            real = target;
        }

        return real;
    }

    private static string? Target(string path)
    {
        try
        {
            var link = new FileInfo(path);
            return link.LinkTarget is null ? null : link.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        }
        catch (IOException exception)
        {
            throw new TreeWriteException($"{path}: is a link that cannot be followed: {exception.Message} Replace it by the file and run again.", exception);
        }
    }

    private static bool IsBelow(string root, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
