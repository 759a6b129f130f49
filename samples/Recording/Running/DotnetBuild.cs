using System.Diagnostics;

namespace Samples.Recording.Running;

/// <summary>Builds a project as a user would.</summary>
public static class DotnetBuild
{
    private static readonly string[] Options = ["-c", "Release", "-v", "quiet", "-nologo", "-nodeReuse:false", "-getProperty:TargetPath", "-t:Restore;Build"];

    /// <summary>Builds it and gives the path of its assembly.</summary>
    /// <exception cref="RecordingException">It does not build.</exception>
    public static async Task<string> RunAsync(string project, CancellationToken cancellationToken)
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", project, .. Options]) { RedirectStandardOutput = true })!;
        var output = await build.StandardOutput.ReadToEndAsync(cancellationToken);
        await build.WaitForExitAsync(cancellationToken);

        var assembly = output.Trim();
        return build.ExitCode == 0 && File.Exists(assembly)
            ? assembly
            : throw new RecordingException($"{project}: expected a project that builds, found:{Environment.NewLine}{output}");
    }
}
