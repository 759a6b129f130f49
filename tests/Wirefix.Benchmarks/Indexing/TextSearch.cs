using System.Diagnostics;

namespace Wirefix.Benchmarks.Indexing;

/// <summary>The text search that the index is held against: ripgrep where it is installed, else grep.</summary>
internal static class TextSearch
{
    /// <summary>Which of the two there is.</summary>
    public static string Tool { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "rg"))) ? "rg" : "grep";

    /// <summary>Searches the C# files of a folder for a name, in any case.</summary>
    public static void Run(string name, string folder)
    {
        string[] arguments = Tool == "rg" ? ["-n", "-i", "-t", "cs", name, folder] : ["-rni", "--include=*.cs", name, folder];
        using var search = Process.Start(new ProcessStartInfo(Tool, arguments) { RedirectStandardOutput = true })!;
        search.StandardOutput.ReadToEnd();
        search.WaitForExit();
    }
}
