using System.Xml.Linq;
using Wirefix.Replay;

namespace Wirefix.Package.Tests;

/// <summary>The package as it would be published, in a folder feed of its own.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wirefix-package-").FullName;

    /// <summary>The folder feed.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>Where restored packages go that are not on this machine already.</summary>
    public string Packages => Path.Combine(_folder, "packages");

    /// <summary>A compiler that stays warm for the builds of all clients; null where the SDK is not where SDKs are.</summary>
    public CompilerServer? Compiler { get; private set; }

    /// <summary>The package's file.</summary>
    public string File => Directory.GetFiles(Feed, "Wirefix.Analyzers.*.nupkg").Single();

    /// <summary>The version that was packed.</summary>
    public string Version { get; } =
        XDocument.Load(RepositoryRoot.At("Directory.Build.props")).Descendants("Version").Single().Value;

    public async ValueTask InitializeAsync()
    {
        // …/bin/<configuration>/<framework>/: what is packed is what the tests were built with.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var (exitCode, output) = await Sdk.RunAsync(
            RepositoryRoot.Path, Sdk.KnownPackages, null, "pack", "src/Wirefix.Package", "-c", configuration, "--no-build", "-o", Feed);
        Assert.True(exitCode == 0, output);
        Compiler = await CompilerServer.StartAsync(Path.GetFileName(_folder), _folder, new Dictionary<string, string?>(), CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        Compiler?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
