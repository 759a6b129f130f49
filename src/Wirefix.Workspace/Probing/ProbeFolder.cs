using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;

namespace Wirefix.Workspace.Probing;

/// <summary>A folder that holds what a build with probes needs beside the tree. The tree itself is not touched.</summary>
public static class ProbeFolder
{
    /// <summary>Writes the files into a folder that exists.</summary>
    /// <returns>What a build of the tree has to be told, to compile the files with probes in the place of those that they stand for.</returns>
    public static ImmutableArray<string> Write(ProbePlan plan, string folder)
    {
        var source = Path.Combine(folder, "Probe.cs");
        File.WriteAllText(source, ProbeSource.Text);
        var copies = plan.Files.Select((file, index) => (File: file, Copy: CopyOf(file, folder, index))).ToArray();
        foreach (var (file, copy) in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, file.Text, Encoding.UTF8);
        }

        var targets = Path.Combine(folder, "Probe.targets");
        var items = copies.SelectMany(each => each.File.Projects.Select(project => (Project: project, each.File.Path, each.Copy)))
            .ToLookup(each => each.Project, each => (each.Path, each.Copy));
        File.WriteAllText(targets, $"<Project>\n{string.Concat(items.Select(each => Group(each.Key, each, source)))}</Project>\n");
        return
        [
            $"-p:CustomAfterMicrosoftCommonTargets={targets}",
            // What the user wants of sources is not asked of these.
            "-p:TreatWarningsAsErrors=false", "-p:MSBuildTreatWarningsAsErrors=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false",
        ];
    }

    private static string CopyOf(ProbedFile file, string folder, int index) =>
        Path.Combine(folder, index.ToString(CultureInfo.InvariantCulture), Path.GetFileName(file.Path));

    private static string Group(string project, IEnumerable<(string Path, string Copy)> files, string source) => $"""
          <PropertyGroup Condition="'$(MSBuildProjectFullPath)' == '{Escaped(project)}'">
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          </PropertyGroup>
          <ItemGroup Condition="'$(MSBuildProjectFullPath)' == '{Escaped(project)}'">
            <Compile Include="{Escaped(source)}" />
        {string.Concat(files.Select(file => $"    <Compile Remove=\"{Escaped(file.Path)}\" />\n    <Compile Include=\"{Escaped(file.Copy)}\" />\n"))}  </ItemGroup>

        """;

    // What means something to the build means itself in a path.
    private static string Escaped(string path)
    {
        var text = new StringBuilder();
        foreach (var character in path)
            text.Append("%*?@$();'".Contains(character, StringComparison.Ordinal) ? $"%{(int)character:X2}" : character.ToString());
        return SecurityElement.Escape(text.ToString());
    }
}
