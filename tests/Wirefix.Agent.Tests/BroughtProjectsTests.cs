using Wirefix.Agent.Copying;

namespace Wirefix.Agent.Tests;

/// <summary>Of a large tree no more is copied than the projects need that are looked at, and no less.</summary>
public sealed class BroughtProjectsTests : IDisposable
{
    private readonly DirectoryInfo _tree = Directory.CreateTempSubdirectory("wirefix-tests-");

    public void Dispose() => _tree.Delete(recursive: true);

    [Fact]
    public void A_project_comes_with_what_it_refers_to_imports_and_inherits_and_nothing_else()
    {
        Write("Directory.Build.props", """
            <Project>
              <Import Project="$(MSBuildThisFileDirectory)eng/Versions.props" />
              <ItemGroup>
                <AdditionalFiles Include="$(MSBuildThisFileDirectory)names.json" />
                <Compile Include="$(MSBuildThisFileDirectory)common/*.cs" />
              </ItemGroup>
            </Project>
            """);
        Write("global.json", "{}");
        Write(".editorconfig", "root = true");
        Write("names.json");
        Write("other.json");
        Write("common/Clock.cs");
        Write("eng/More.props", "<Project />");
        Write("eng/Versions.props", """<Project><Import Project="More.props" /><ItemGroup><Compile Include="$(MSBuildThisFileDirectory)../shared/All.cs" /></ItemGroup></Project>""");
        Write("eng/Release.props", "<Project />");
        Write("shared/All.cs");
        Write("links/One.cs");
        Write("links/deep/Two.cs");
        Write("libs/Old.dll");
        Write("src/Orders/Orders.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
              <ItemGroup>
                <ProjectReference Include="..\Money\Money.csproj" />
                <Compile Include="../../links/**/*.cs" Exclude="$(Nothing)/x" />
                <Reference Include="Old"><HintPath>..\..\libs\Old.dll</HintPath></Reference>
                <InternalsVisibleTo Include="$(AssemblyName).Tests" />
              </ItemGroup>
            </Project>
            """);
        Write("src/Orders/Api/Order.cs");
        Write("src/Money/Money.csproj", "<Project />");
        Write("src/Money/Amount.cs");
        Write("src/Billing/Billing.csproj", "<Project />");
        using var copy = WorkingCopy.CreateEmpty(_tree.FullName);

        copy.Bring([InTree("src/Orders/Orders.csproj")], CancellationToken.None);

        string[] expected =
        [
            ".editorconfig", "Directory.Build.props", "common/Clock.cs", "eng/More.props", "eng/Versions.props", "global.json", "libs/Old.dll", "links/One.cs", "links/deep/Two.cs", "names.json", "shared/All.cs",
            "src/Money/Amount.cs", "src/Money/Money.csproj", "src/Orders/Api/Order.cs", "src/Orders/Orders.csproj",
        ];
        Assert.Equal(expected, Copied(copy));
    }

    [Theory]
    [InlineData("""<Project><Import Project="$(RepositoryRoot)/eng/Common.props" /></Project>""")]
    [InlineData("<Project")]
    [InlineData("<Project />", """<Project><ItemGroup><Compile Include="../shared/All.cs" /></ItemGroup></Project>""")]
    [InlineData("<Project />", """<Project><ItemGroup><Compile Include="$(MSBuildProjectDirectory)/../All.cs" /></ItemGroup></Project>""")]
    public void Everything_comes_where_only_the_build_knows_what_is_needed(string project, string properties = "<Project />")
    {
        Write("Directory.Build.props", properties);
        Write("Orders/Orders.csproj", project);
        Write("Billing/Billing.csproj", "<Project />");
        using var copy = WorkingCopy.CreateEmpty(_tree.FullName);

        copy.Bring([InTree("Orders/Orders.csproj")], CancellationToken.None);

        Assert.Equal(["Billing/Billing.csproj", "Directory.Build.props", "Orders/Orders.csproj"], Copied(copy));
    }

    [Fact]
    public void What_the_copy_holds_already_stays_as_it_is()
    {
        Write("Orders/Orders.csproj", "<Project />");
        using var copy = WorkingCopy.CreateEmpty(_tree.FullName);
        copy.Bring([InTree("Orders/Orders.csproj")], CancellationToken.None);
        copy.Write(copy.ToCopy(InTree("Orders/Orders.csproj")), [1]);

        copy.Bring([InTree("Orders/Orders.csproj")], CancellationToken.None);

        Assert.Equal([1], File.ReadAllBytes(copy.ToCopy(InTree("Orders/Orders.csproj"))));
        Assert.Equal(copy.Tree, copy.Home);
    }

    private static IEnumerable<string> Copied(WorkingCopy copy) => Directory.EnumerateFiles(copy.Tree, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(copy.Tree, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private string InTree(string path) => Path.Combine(_tree.FullName, path);

    private void Write(string path, string text = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InTree(path))!);
        File.WriteAllText(InTree(path), text);
    }
}
