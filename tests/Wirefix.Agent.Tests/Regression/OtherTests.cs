using System.Text;
using Wirefix.Agent.Tests.Trees;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>Tests of a sample's own, in another framework and another style, in place of those that it has.</summary>
/// <param name="Packages">The packages, as the central file names them.</param>
/// <param name="Project">The project file but for its reference to the service.</param>
/// <param name="Source">The one file of tests.</param>
internal sealed record OtherTests(string Packages, string Project, string Source)
{
    /// <summary>NUnit as older projects have it: tabs, braces, joined names, and nothing imported for all files.</summary>
    public static OtherTests NUnit(string version, string adapter, string source) => new(
        $"""
        <PackageVersion Include="NUnit" Version="{version}" />
            <PackageVersion Include="NUnit3TestAdapter" Version="{adapter}" />
            <PackageVersion Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
        """,
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <ImplicitUsings>disable</ImplicitUsings>
            <Nullable>disable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NUnit" />
            <PackageReference Include="NUnit3TestAdapter" />
            <PackageReference Include="Microsoft.NET.Test.Sdk" />
          </ItemGroup>
        </Project>
        """,
        source);

    /// <summary>MSTest as its package of all packages has it, or one more part of it.</summary>
    public static OtherTests MSTest(string source) => new(
        """<PackageVersion Include="MSTest" Version="4.5.2" />""",
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <PackageReference Include="MSTest" />
          </ItemGroup>
        </Project>
        """,
        source);

    /// <summary>MSTest by its SDK, whose tests are a program of Microsoft.Testing.Platform.</summary>
    public static OtherTests MSTestSdk(string source) => new("", """<Project Sdk="MSTest.Sdk/4.5.2"></Project>""", source);

    /// <summary>NUnit as a program of Microsoft.Testing.Platform.</summary>
    /// <param name="source">The tests.</param>
    /// <param name="extension">Another package.</param>
    public static OtherTests NUnitProgram(string source, string extension) => new(
        $"""
        <PackageVersion Include="NUnit" Version="4.4.0" />
            <PackageVersion Include="NUnit3TestAdapter" Version="6.3.1" />
            <PackageVersion Include="{extension}" Version="2.5.2" />
        """,
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <EnableNUnitRunner>true</EnableNUnitRunner>
            <TestingPlatformDotnetTestSupport>true</TestingPlatformDotnetTestSupport>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NUnit" />
            <PackageReference Include="NUnit3TestAdapter" />
            <PackageReference Include="{extension}" />
          </ItemGroup>
        </Project>
        """,
        source);

    /// <summary>xunit 3 as a program without an adapter, as projects of Microsoft.Testing.Platform have it.</summary>
    public static OtherTests XunitProgram(string source) => new(
        """<PackageVersion Include="xunit.v3" Version="3.2.2" />""",
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="xunit.v3" />
          </ItemGroup>
        </Project>
        """,
        source);

    /// <summary>Puts them in the place of a sample's tests.</summary>
    public void Replace(SampleTree tree, string sample)
    {
        var folder = $"tests/{sample}.Tests";
        Directory.Delete(tree[folder], recursive: true);
        tree.Replace("Directory.Packages.props", "<PackageVersion Include=\"xunit.v3\" Version=\"3.2.2\" />", Packages);
        tree.Replace("Directory.Packages.props", "    <PackageVersion Include=\"xunit.runner.visualstudio\" Version=\"3.1.5\" />\n    <PackageVersion Include=\"Microsoft.NET.Test.Sdk\" Version=\"18.11.0\" />\n", "");
        Write(tree, $"{folder}/{sample}.Tests.csproj", Project.Replace("</Project>", $"""
              <ItemGroup>
                <ProjectReference Include="..\..\src\{sample}.Api\{sample}.Api.csproj" />
              </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        Write(tree, $"{folder}/OwnTests.cs", Source);
    }

    private static void Write(SampleTree tree, string file, string text) => tree.Write(file, Encoding.UTF8.GetBytes(text));
}
