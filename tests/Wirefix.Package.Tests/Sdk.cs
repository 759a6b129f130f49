using System.Diagnostics;
using Wirefix.Replay;

namespace Wirefix.Package.Tests;

/// <summary>The <c>dotnet</c> command, as a user or a script starts it, with a package folder of its own.</summary>
internal static class Sdk
{
    /// <summary>Where packages are that are on this machine already.</summary>
    public static string KnownPackages { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Runs it to its end; no server outlives it but the compiler that the caller has, if any.</summary>
    /// <returns>The exit code, and what was printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, string packages, CompilerServer? compiler, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NUGET_PACKAGES"] = packages;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in compiler?.Variables ?? [])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
