namespace Wirefix.Replay.Tests;

public sealed class CompilerServerTests
{
    private static readonly Dictionary<string, string?> NoVariables = [];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_compiles_there_and_nothing_is_left_of_it()
    {
        var owner = $"compiler-{Guid.NewGuid():N}";
        var folder = Directory.CreateTempSubdirectory("compiler-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "One.csproj"), """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
            File.WriteAllText(Path.Combine(folder, "One.cs"), "namespace One; public static class Thing;");
            var environment = new Dictionary<string, string?> { ["TMPDIR"] = folder };
            using (var server = (await CompilerServer.StartAsync(owner, folder, environment, Token))!)
            {
                var built = await DotnetCommand.RunAsync(
                    ["build", "-v:detailed"], folder, new Dictionary<string, string?>([.. server.Variables, .. environment]), Patience, Token);

                Assert.Equal(0, built.ExitCode);
                Assert.Contains("server processed compilation", built.Output, StringComparison.Ordinal);
            }

            Assert.Empty(LeftBy(owner));
            Assert.Empty(RunningProcesses.With(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_a_killed_one_left_is_swept_and_nothing_else()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes leave nothing here.");
        var owner = $"compiler-{Guid.NewGuid():N}";
        var left = $"/tmp/{owner}-1-csc";
        var kept = $"/tmp/{owner}-2-csc";
        var other = $"/tmp/{owner}-1-notes";
        foreach (var file in new[] { left, kept, other })
            await File.WriteAllTextAsync(file, "", Token);

        CompilerServer.Sweep(owner, path => path != kept);

        Assert.Equal([other, kept], LeftBy(owner).Order(StringComparer.Ordinal));
        File.Delete(kept);
        File.Delete(other);
    }

    [Fact]
    public async Task Where_there_is_no_SDK_there_is_none()
    {
        var folder = Directory.CreateTempSubdirectory("compiler-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "global.json"), """{ "sdk": { "version": "1.0.0", "rollForward": "disable" } }""", Token);

        using var server = await CompilerServer.StartAsync("compiler-none", folder, NoVariables, Token);

        Assert.Null(server);
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> LeftBy(string owner) =>
        new[] { "/tmp", "/tmp/.dotnet/shm/global" }.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, $"{owner}*"));
}
