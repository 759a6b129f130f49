namespace Wirefix.Workspace.Indexing;

/// <summary>Paths below a tree's root, with slashes.</summary>
internal static class TreePath
{
    /// <summary>The path that one file writes relative to its own folder; what leads out of the tree keeps its dots.</summary>
    public static string Beside(string file, string path)
    {
        var parts = new Stack<string>(file.Split('/')[..^1]);
        foreach (var part in path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part == ".." && parts.TryPeek(out var last) && last != "..")
                parts.Pop();
            else
                parts.Push(part);
        }

        return string.Join('/', parts.Reverse());
    }
}
