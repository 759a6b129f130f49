using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace Wirefix.Workspace.Loading;

/// <summary>
/// Lends the reader of solution files and MSBuild's own types from the .NET SDK: every SDK ships the assemblies, and
/// package registries may not hold them for the framework that we run on.
/// </summary>
internal static class SdkAssemblies
{
    private static readonly string[] Names =
        ["Microsoft.VisualStudio.SolutionPersistence", "Microsoft.Build.Framework", "Microsoft.NET.StringTools"];

    /// <summary>
    /// Answers requests for the assemblies from an SDK for as long as the result lives: the SDK that the solution's
    /// global.json asks for, else the newest one that this runtime can load.
    /// </summary>
    public static IDisposable Lend(string solutionPath) => new Lending(solutionPath);

    /// <summary>The folders of the installed SDKs, best first.</summary>
    internal static IEnumerable<string> SdkFolders(string dotnetRoot, string? wanted)
    {
        var sdks = Path.Combine(dotnetRoot, "sdk");
        if (!Directory.Exists(sdks))
            return [];

        return
            from folder in Directory.EnumerateDirectories(sdks)
            let name = Path.GetFileName(folder)
            let version = Version.TryParse(name.Split('-')[0], out var parsed) ? parsed : new Version(0, 0)
            orderby name == wanted descending, version.Major <= Environment.Version.Major descending, version descending
            select folder;
    }

    /// <summary>The SDK version in the global.json that governs a folder; null where there is none.</summary>
    internal static string? WantedSdk(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            var file = Path.Combine(directory.FullName, "global.json");
            if (File.Exists(file))
                return ReadVersion(file);
        }

        return null;
    }

    private static string? ReadVersion(string file)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(File.ReadAllText(file), options);
            return document.RootElement.TryGetProperty("sdk", out var sdk) && sdk.TryGetProperty("version", out var version)
                ? version.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException)
        {
            // The SDK reports a global.json that it cannot read better than we could.
            return null;
        }
    }

    private static string DotnetRoot()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
    }

    private sealed class Lending : IDisposable
    {
        private readonly string _solutionPath;

        public Lending(string solutionPath)
        {
            _solutionPath = solutionPath;
            AssemblyLoadContext.Default.Resolving += Resolve;
        }

        public void Dispose() => AssemblyLoadContext.Default.Resolving -= Resolve;

        private Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
        {
            if (!Names.Contains(name.Name))
                return null;

            var file = SdkFolders(DotnetRoot(), WantedSdk(Path.GetDirectoryName(_solutionPath)!))
                .Select(folder => Path.Combine(folder, name.Name + ".dll"))
                .FirstOrDefault(File.Exists);
            return file is null ? null : context.LoadFromAssemblyPath(file);
        }
    }
}
