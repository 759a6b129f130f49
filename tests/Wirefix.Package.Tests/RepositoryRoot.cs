namespace Wirefix.Package.Tests;

/// <summary>The folder that holds Analyzers.sln, found from the test's own output folder upwards.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    public static string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Analyzers.sln")) ? folder : Find(System.IO.Path.GetDirectoryName(folder.TrimEnd('/'))!);
}
