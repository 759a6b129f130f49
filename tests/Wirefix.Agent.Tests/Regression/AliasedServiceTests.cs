using Wirefix.Agent.Building;
using Wirefix.Agent.Copying;
using Wirefix.Agent.Regression;
using Wirefix.Workspace;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>Two services of nothing but a program each, and tests that see both, built for real.</summary>
public sealed class AliasedServiceTests : IDisposable
{
    private const string Service = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
        </Project>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wirefix-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_test_of_one_of_them_compiles()
    {
        foreach (var name in new[] { "Shop", "Till" })
        {
            Write($"{name}/{name}.csproj", Service);
            Write($"{name}/Program.cs", "WebApplication.CreateBuilder(args).Build().Run();");
        }

        Write("Checks/Checks.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NUnit" Version="4.4.0" />
                <ProjectReference Include="..\Shop\Shop.csproj" />
                <ProjectReference Include="..\Till\Till.csproj" />
              </ItemGroup>
            </Project>
            """);
        Write("All.slnx", """<Solution><Project Path="Shop/Shop.csproj" /><Project Path="Till/Till.csproj" /><Project Path="Checks/Checks.csproj" /></Solution>""");
        using var copy = WorkingCopy.Create(Path.Combine(_folder.FullName, "All.slnx"), TestContext.Current.CancellationToken);
        await SolutionBuild.RestoreAsync(copy, TestContext.Current.CancellationToken);
        var loaded = await SolutionLoader.OpenAsync(copy.Solution, Quiet.Instance, TestContext.Current.CancellationToken);
        var service = loaded.Solution.Projects.Single(project => project.Name == "Shop");

        var test = await RegressionTestWriter.WriteAsync(copy, service, WrittenForms.InFlight, TestContext.Current.CancellationToken);

        Assert.Contains("new WebApplicationFactory<underTest::Program>()", File.ReadAllText(test.Path), StringComparison.Ordinal);
        Assert.Null(await SolutionBuild.ErrorsOfAsync(copy, test.Project, TestContext.Current.CancellationToken));
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
