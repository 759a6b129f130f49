using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Loading;

/// <summary>The list of packages that a restore leaves for a project, <c>obj/project.assets.json</c>.</summary>
internal static class PackageList
{
    private const string Name = "project.assets.json";

    // obj/Debug/net10.0/linux-x64/App.dll is the deepest usual place of the compiler's output under obj.
    private const int Levels = 4;

    /// <summary>Whether a project of the SDK's kind was never restored. Older kinds keep no such list.</summary>
    public static bool IsMissing(Project project)
    {
        if (project.FilePath is not { } file || project.CompilationOutputInfo.AssemblyPath is not { } output)
            return false;

        return !Folders(output).Any(folder => File.Exists(Path.Combine(folder, Name))) &&
            File.ReadAllText(file).Contains("Sdk", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Folders(string output)
    {
        var folder = Path.GetDirectoryName(output);
        for (var level = 0; level < Levels && folder is not null; level++, folder = Path.GetDirectoryName(folder))
            yield return folder;
    }
}
