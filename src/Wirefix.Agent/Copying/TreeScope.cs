using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Wirefix.Agent.Copying;

/// <summary>
/// What of a tree a solution needs to build: its folder, the folders of projects it reaches outside of that, and
/// the files above them that MSBuild, NuGet and the compiler pick up by walking upwards.
/// </summary>
/// <param name="Top">The folder that everything lies below.</param>
/// <param name="Folders">Folders that are needed with all they hold; none lies inside another.</param>
/// <param name="Files">Single files above those folders.</param>
internal sealed partial record TreeScope(string Top, ImmutableArray<string> Folders, ImmutableArray<string> Files)
{
    private static readonly string[] InheritedFiles =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props", "Directory.Solution.props",
        "Directory.Solution.targets", "global.json", "nuget.config", "NuGet.config", "NuGet.Config", ".editorconfig", ".globalconfig",
    ];

    /// <summary>The scope of a solution or project file, or of a folder.</summary>
    public static TreeScope Of(string solution)
    {
        var full = Path.GetFullPath(solution);
        var home = Directory.Exists(full) ? full : Path.GetDirectoryName(full)!;
        var folders = Outermost([home, .. ReachedProjects(solution).Select(project => Path.GetDirectoryName(project)!)]);
        var files = folders.SelectMany(FilesAbove).Distinct().ToImmutableArray();
        var top = CommonFolder([.. folders, .. files.Select(file => Path.GetDirectoryName(file)!)]);
        return new TreeScope(top, folders, files);
    }

    /// <summary>What some projects of a tree need; as much as the tree does where that is not known.</summary>
    public static TreeScope Of(string tree, IEnumerable<string> projects)
    {
        var whole = Of(tree);
        var reach = ProjectReach.Of(projects, FilesAbove);
        return reach.IsKnown
            ? whole with { Folders = Outermost(reach.Folders.Where(whole.Holds)), Files = [.. reach.Files.Where(whole.Holds)] }
            : whole;
    }

    private bool Holds(string path) => path == Top || IsBelow(Top, path);

    private static HashSet<string> ReachedProjects(string solution)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([Path.GetFullPath(solution)]);
        while (open.TryPop(out var file))
        {
            if (!File.Exists(file) || !reached.Add(file))
                continue;
            foreach (Match match in ProjectPath().Matches(File.ReadAllText(file)))
                open.Push(Path.GetFullPath(match.Groups[1].Value.Replace('\\', '/'), Path.GetDirectoryName(file)!));
        }

        return reached;
    }

    private static IEnumerable<string> FilesAbove(string folder)
    {
        var stop = RepositoryRoot(folder);
        for (var current = Path.GetDirectoryName(folder); current is not null; current = Path.GetDirectoryName(current))
        {
            foreach (var file in InheritedFiles.Select(name => Path.Combine(current, name)).Where(File.Exists))
                yield return file;
            if (current == stop)
                yield break;
        }
    }

    /// <summary>The folder of the repository that a folder lies in; null where it lies in none.</summary>
    public static string? RepositoryRoot(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current))
        {
            if (Path.Exists(Path.Combine(current, ".git")))
                return current;
        }

        return null;
    }

    private static ImmutableArray<string> Outermost(IEnumerable<string> folders)
    {
        var kept = new List<string>();
        foreach (var folder in folders.Distinct().OrderBy(folder => folder.Length))
        {
            if (!kept.Any(outer => IsBelow(outer, folder)))
                kept.Add(folder);
        }

        return [.. kept];
    }

    private static string CommonFolder(IReadOnlyList<string> folders)
    {
        var common = folders[0];
        while (!folders.All(folder => folder == common || IsBelow(common, folder)))
            common = Path.GetDirectoryName(common)!;
        return common;
    }

    private static bool IsBelow(string outer, string folder) =>
        folder.StartsWith(Path.TrimEndingDirectorySeparator(outer) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Projects and imports as solutions (.sln, .slnx, .slnf) and project files quote them.</summary>
    [GeneratedRegex("\"([^\"*?$<>|]+\\.(?:csproj|fsproj|vbproj|shproj|projitems|props|targets|sln|slnx))\"", RegexOptions.NonBacktracking)]
    private static partial Regex ProjectPath();
}
