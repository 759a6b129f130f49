using System.Text.RegularExpressions;

namespace Wirefix.Workspace.Loading;

/// <summary>Which C# projects a solution file names, without MSBuild.</summary>
internal static partial class SolutionProjects
{
    /// <summary>
    /// The full paths of the projects in a <c>.sln</c>, <c>.slnx</c> or <c>.slnf</c>, a <c>.csproj</c> itself; null for a folder, which holds what
    /// lies below it.
    /// </summary>
    /// <exception cref="WorkspaceException">The file is of another kind.</exception>
    public static IReadOnlySet<string>? Read(string tree)
    {
        if (Directory.Exists(tree))
            return null;

        var kind = Path.GetExtension(tree).ToLowerInvariant();
        if (kind == ".csproj")
            return new HashSet<string> { Path.GetFullPath(tree) };
        if (kind is not (".sln" or ".slnx" or ".slnf"))
        {
            throw new WorkspaceException(
                $"{tree}: expected a folder, or a .sln, .slnx, .slnf or .csproj, found a '{kind}' file; name the folder that holds it.");
        }

        var text = File.ReadAllText(tree).Replace(@"\\", "/", StringComparison.Ordinal).Replace('\\', '/');
        var folder = Path.GetDirectoryName(Path.GetFullPath(tree))!;

        // A filter names projects as its solution does, whose folder may be another one.
        if (kind == ".slnf" && FilteredSolution().Match(text) is { Success: true } filtered)
            folder = Path.GetDirectoryName(Path.GetFullPath(filtered.Groups[1].Value, folder))!;
        return ProjectPath().Matches(text).Select(match => Path.GetFullPath(match.Groups[1].Value, folder)).ToHashSet();
    }

    /// <summary>
    /// The folder to look through for a tree: a folder itself, else the one around the file, or further up where a solution names projects
    /// outside of it.
    /// </summary>
    public static string RootOf(string tree, IReadOnlySet<string>? named)
    {
        var full = Path.GetFullPath(tree);
        if (named is null)
            return full;

        var root = Path.GetDirectoryName(full)!;
        for (var folder = root; Path.GetDirectoryName(folder) is { } above; folder = above)
        {
            if (named.All(project => project.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
                return folder;
        }

        return root;
    }

    [GeneratedRegex("\"([^\"]+\\.csproj)\"", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ProjectPath();

    [GeneratedRegex("\"([^\"]+\\.slnx?)\"", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FilteredSolution();
}
