using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;

namespace Wirefix.Agent.Copying;

/// <summary>What projects take in, as their files and those above them say without being run.</summary>
/// <param name="Folders">The folders of the projects and of those that they refer to, and folders outside of those that files are taken from.</param>
/// <param name="Files">Files that are imported.</param>
/// <param name="IsKnown">Whether all of it is known: a path that is made of properties is MSBuild's to tell.</param>
internal sealed record ProjectReach(ImmutableHashSet<string> Folders, ImmutableHashSet<string> Files, bool IsKnown)
{
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
            foreach (var inherited in IsProject(file) ? Inherited(folder).Concat(above(folder)) : [])
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
        if (pattern >= 0)
            return Taken(reach, Path.GetDirectoryName(full[..pattern])!, folder);
        if (!IsProject(full) && !IsImport(full))
            return Taken(reach, Directory.Exists(full) ? full : Path.GetDirectoryName(full)!, folder);
        open.Push(full);
        return reach;
    }

    private static ProjectReach Taken(ProjectReach reach, string from, string folder) =>
        Directory.Exists(from) && from != folder && !from.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? reach with { Folders = reach.Folders.Add(from) }
            : reach;

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

        var own = Path.GetDirectoryName(file) + "/";
        return project.Descendants().SelectMany(Values).SelectMany(value => value.Split(';'))
            .Select(value => OwnFolder.Aggregate(value.Trim(), (path, property) => path.Replace(property, own, StringComparison.OrdinalIgnoreCase)))
            .Where(value => value.AsSpan().ContainsAny('/', '\\') && !Above.Any(value.Contains))
            .Select(value => value.Contains("$(", StringComparison.Ordinal) ? null : value);
    }

    private static IEnumerable<string> Values(XElement element) => element.Name.LocalName == "HintPath"
        ? [element.Value]
        : element.Attributes().Where(attribute => attribute.Name.LocalName is "Include" or "Project").Select(attribute => attribute.Value);

    private static IEnumerable<string> Inherited(string folder) =>
        Directory.EnumerateFiles(folder, "Directory.*").Where(IsImport);

    private static bool IsProject(string file) => Path.GetExtension(file) is ".csproj" or ".fsproj" or ".vbproj" or ".shproj";

    private static bool IsImport(string file) => Path.GetExtension(file) is ".props" or ".targets" or ".projitems";
}
