using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Wirefix.Agent.Copying;

/// <summary>What projects take in, as their files and those above them say without being run.</summary>
/// <param name="Folders">The folders of the projects and of those that they refer to, and folders outside of those that files are taken from.</param>
/// <param name="Files">Files that are imported, and single ones that are taken in.</param>
/// <param name="IsKnown">Whether all of it is known: a path that is made of properties is MSBuild's to tell.</param>
internal sealed record ProjectReach(ImmutableHashSet<string> Folders, ImmutableHashSet<string> Files, bool IsKnown)
{
    // In an import only the first is its own; the others are of whatever project imports it.
    private static readonly string[] OwnFolder = ["$(MSBuildThisFileDirectory)", "$(MSBuildProjectDirectory)", "$(ProjectDir)"];

    // These stand in the folders above, which are looked at anyway.
    private static readonly string[] Above = ["GetPathOfFileAbove", "GetDirectoryNameOfFileAbove"];

    /// <summary>What some projects take in.</summary>
    /// <param name="projects">Full paths of project files.</param>
    /// <param name="above">The files above a folder that MSBuild picks up by walking upwards.</param>
    public static ProjectReach Of(IEnumerable<string> projects, Func<string, IEnumerable<string>> above)
    {
        var reach = new ProjectReach([], [], IsKnown: true);
        var seen = new HashSet<string>();
        var open = new Stack<string>(projects);
        while (open.TryPop(out var file))
        {
            if (!File.Exists(file) || !seen.Add(file))
                continue;
            var folder = Path.GetDirectoryName(file)!;
            reach = IsProject(file)
                ? reach with { Folders = reach.Folders.Add(folder), Files = reach.Files.Union(above(folder)) }
                : reach with { Files = reach.Files.Add(file) };
            foreach (var path in Paths(file))
                reach = Followed(reach, path, folder, open);
            foreach (var inherited in IsProject(file) ? Directory.EnumerateFiles(folder, "Directory.*").Concat(above(folder)).Where(IsImport) : [])
                open.Push(inherited);
        }

        return reach;
    }

    private static ProjectReach Followed(ProjectReach reach, string? path, string folder, Stack<string> open)
    {
        if (path is null)
            return reach with { IsKnown = false };
        var full = Path.GetFullPath(path.Replace('\\', '/'), folder);
        var pattern = full.IndexOfAny(['*', '?']);
        if (pattern < 0 && (IsProject(full) || IsImport(full)))
        {
            open.Push(full);
            return reach;
        }

        if (File.Exists(full))
            return reach with { Files = reach.Files.Add(full) };
        var from = pattern < 0 ? full : Path.GetDirectoryName(full[..pattern])!;
        return Directory.Exists(from) ? reach with { Folders = reach.Folders.Add(from) } : reach;
    }

    // Null stands for one that cannot be told.
    private static IEnumerable<string?> Paths(string file)
    {
        XDocument project;
        try
        {
            project = XDocument.Load(file);
        }
        catch (XmlException)
        {
            return [null];
        }

        // What an item names without a folder is a package, or stands beside its project.
        var items = project.Descendants().SelectMany(Items).SelectMany(value => value.Split(';'))
            .Select(value => InProject(Known(value.Trim(), file), file))
            .Where(value => value.AsSpan().ContainsAny('/', '\\'));
        return project.Descendants().Attributes("Project").Select(attribute => Known(attribute.Value, file)).Concat(items)
            .Where(value => !Above.Any(value.Contains))
            .Select(value => value.Contains("$(", StringComparison.Ordinal) ? null : value);
    }

    private static IEnumerable<string> Items(XElement element) =>
        element.Name.LocalName == "HintPath" ? [element.Value] : element.Attributes("Include").Select(attribute => attribute.Value);

    private static string Known(string value, string file) => (IsProject(file) ? OwnFolder : OwnFolder[..1])
        .Aggregate(value, (path, property) => path.Replace(property, Path.GetDirectoryName(file) + "/", StringComparison.OrdinalIgnoreCase));

    // Items of an import are relative to each project that imports it; those that do not lead out of its folder come with it.
    private static string InProject(string value, string file) =>
        IsProject(file) || Path.IsPathRooted(value) || !value.Contains("..", StringComparison.Ordinal) ? value : $"{OwnFolder[1]}/{value}";

    private static bool IsProject(string file) => Path.GetExtension(file) is ".csproj" or ".fsproj" or ".vbproj" or ".shproj";

    private static bool IsImport(string file) => Path.GetExtension(file) is ".props" or ".targets" or ".projitems";
}
