using System.IO.Compression;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Wirefix.Package.Tests;

public sealed partial class PackageEntriesTests(PackedPackage package)
{
    private const string Pages = "https://github.com/wirefix/wirefix/blob/main/docs/";

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [Fact]
    public void The_package_holds_the_rules_their_fixes_and_the_properties_and_nothing_else()
    {
        using var archive = ZipFile.OpenRead(package.File);

        Assert.Equal(
            [
                "README.md",
                "Wirefix.Analyzers.nuspec",
                "analyzers/dotnet/cs/Wirefix.Analyzers.dll",
                "analyzers/dotnet/cs/Wirefix.CodeFixes.dll",
                "analyzers/dotnet/cs/Wirefix.Facts.dll",
                "buildTransitive/Wirefix.Analyzers.targets",
                "presets/off.globalconfig",
                "presets/warnings.globalconfig",
            ],
            archive.Entries.Select(entry => entry.FullName).Where(name => !IsOfTheFormat(name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_a_development_dependency_without_dependencies()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var nuspec = archive.GetEntry("Wirefix.Analyzers.nuspec")!.Open();
        var metadata = XDocument.Load(nuspec).Root!.Elements().Single();

        Assert.Equal("true", metadata.Elements().Single(element => element.Name.LocalName == "developmentDependency").Value);
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Fact]
    public void Its_readme_leads_to_pages_that_exist_from_wherever_it_is_shown()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var readme = new StreamReader(archive.GetEntry("README.md")!.Open());
        var links = Link().Matches(readme.ReadToEnd()).Select(match => match.Groups[1].Value).ToArray();

        Assert.NotEmpty(links);
        Assert.All(links, link =>
        {
            Assert.StartsWith(Pages, link, StringComparison.Ordinal);
            Assert.True(File.Exists(RepositoryRoot.At(["docs", .. link[Pages.Length..].Split('/')])), link);
        });
    }

    [Fact]
    public void Its_assemblies_need_no_compiler_above_the_floor()
    {
        foreach (var name in new[] { "Wirefix.Analyzers", "Wirefix.CodeFixes" })
        {
            var compilers = Assembly.Load(name).GetReferencedAssemblies().Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
            Assert.All(compilers, compiler => Assert.Equal(new Version(4, 14, 0, 0), compiler.Version));
        }
    }

    // What the packaging convention (OPC) puts in.
    private static bool IsOfTheFormat(string name) =>
        name == "[Content_Types].xml" || name.StartsWith("_rels/", StringComparison.Ordinal) || name.StartsWith("package/", StringComparison.Ordinal);
}
