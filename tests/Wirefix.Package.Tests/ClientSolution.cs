using Wirefix.Agent.Tests.Trees;
using Wirefix.Facts.Text;
using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Observing;

namespace Wirefix.Package.Tests;

/// <summary>A copy of the sample whose service refers to the package, with the facts of its own traffic beside the project.</summary>
internal sealed class ClientSolution : IDisposable
{
    public const string Service = "src/Radar.Api/Radar.Api.csproj";

    private readonly SampleTree _tree = new();

    private readonly PackedPackage _package;

    private ClientSolution(PackedPackage package)
    {
        _package = package;
        _tree.Replace("Directory.Packages.props", "<ItemGroup>", $"""<ItemGroup><PackageVersion Include="Wirefix.Analyzers" Version="{package.Version}" />""");
        _tree.Replace(Service, "<ItemGroup>", """<ItemGroup><PackageReference Include="Wirefix.Analyzers" PrivateAssets="all" />""");
        Write("src/Radar.Api/radar.wirefacts", FactText.Write(Observer.Observe(new CaptureSource(_tree["capture"])).Facts));
    }

    public static async Task<ClientSolution> RestoredAsync(PackedPackage package)
    {
        var client = new ClientSolution(package);
        var (exitCode, output) = await client.RunAsync("restore", "Radar.sln", $"-p:RestoreAdditionalProjectSources={package.Feed}", $"-p:RestoreFallbackFolders={Sdk.KnownPackages}");
        Assert.True(exitCode == 0, output);
        return client;
    }

    public void Write(string file, string text) => _tree.Write(file, System.Text.Encoding.UTF8.GetBytes(text));

    public string Read(string file) => _tree.Read(file);

    public void Replace(string file, string text, string by) => _tree.Replace(file, text, by);

    /// <summary>Runs <c>dotnet</c> in the solution's folder.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> arguments) => Sdk.RunAsync(_tree.Path, _package.Packages, _package.Compiler, arguments);

    /// <summary>Builds the service anew, with properties as <c>Name=Value</c>; its warnings stay warnings.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync(params IEnumerable<string> properties) => RunAsync(
        ["build", Service, "--no-restore", "--no-incremental", "-p:TreatWarningsAsErrors=false", .. properties.Select(property => $"-p:{property}")]);

    public void Dispose() => _tree.Dispose();
}
