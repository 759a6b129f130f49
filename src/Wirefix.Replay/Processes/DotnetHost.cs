using System.Runtime.InteropServices;

namespace Wirefix.Replay.Processes;

/// <summary>Which <c>dotnet</c> to start.</summary>
internal static class DotnetHost
{
    private static readonly string FileName = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>
    /// The one that started us, else the first on the path as a shell would take it, else the one whose runtime we run on.
    /// </summary>
    public static string Path { get; } = Candidates().First(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host)
            yield return host;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
            yield return System.IO.Path.Combine(folder, FileName);

        // …/shared/Microsoft.NETCore.App/10.0.0/
        yield return System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", FileName));
    }
}
