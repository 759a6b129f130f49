using System.Diagnostics;

namespace Wirefix.Workspace.Tests.Loading;

/// <summary>A folder with projects on disk, gone at the end.</summary>
internal sealed class RestoredFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("wirefix-load-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var file = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
        return file;
    }

    /// <summary>A project that needs nothing but the SDK.</summary>
    public void WriteLibrary(string name, string source, string references = "")
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>{references}</ItemGroup>
            </Project>
            """);
        Write($"{name}/{name}.cs", source);
    }

    public async Task RestoreAsync(string file)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", File(file)]) { WorkingDirectory = Path, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await errors);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
