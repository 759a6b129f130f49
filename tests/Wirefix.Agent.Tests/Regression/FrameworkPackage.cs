using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>A version of a test framework as its package has it, with one test that is written in it.</summary>
/// <param name="Folders">The folders of assemblies to compile against, below that of all packages; null for the assemblies that run these tests.</param>
/// <param name="Assemblies">The names of the assemblies.</param>
/// <param name="Own">A test of the user's, named in a manner of its own.</param>
internal sealed record FrameworkPackage(string[]? Folders, string Assemblies, string Own)
{
    private const string XunitTest = "public class WeightTests { [Xunit.Fact] public void A_weight_is_kept() { } }";
    private const string NUnitTest = "public class WeightTests { [NUnit.Framework.Test] public void A_weight_is_kept() { } }";
    private const string MSTestTest = "public class WeightTests { [Microsoft.VisualStudio.TestTools.UnitTesting.TestMethod] public void A_weight_is_kept() { } }";

    private static readonly string Root = typeof(FrameworkPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "PackageFolder").Value!;

    /// <summary>All versions that tests are written for here, by name.</summary>
    public static ImmutableDictionary<string, FrameworkPackage> All { get; } = ImmutableDictionary.CreateRange<string, FrameworkPackage>(
    [
        new("xunit 3", new(null, "xunit.v3*.dll", XunitTest)),
        new("xunit 2", new(["xunit.extensibility.core/2.9.3/lib/netstandard1.1", "xunit.assert/2.9.3/lib/net6.0"], "xunit.*.dll", XunitTest)),
        new("NUnit 3", new(["nunit/3.14.0/lib/netstandard2.0"], "nunit.framework.dll", NUnitTest)),
        new("NUnit 4", new(["nunit/4.4.0/lib/net8.0"], "nunit.framework.dll", NUnitTest)),
        new("NUnit 5", new(["nunit/5.0.0/lib/net8.0"], "nunit.framework.dll", NUnitTest)),
        new("MSTest 2", new(["mstest.testframework/2.2.10/lib/net5.0", "mstest.testframework/2.2.10/build/net5.0"], "*.dll", MSTestTest)),
        new("MSTest 3", new(["mstest.testframework/3.11.1/lib/net9.0", "mstest.testframework/3.11.1/buildTransitive/net9.0"], "*.dll", MSTestTest)),
        new("MSTest 4", new(["mstest.testframework/4.5.2/lib/net9.0", "mstest.testframework/4.5.2/buildTransitive/net9.0"], "*.dll", MSTestTest)),
    ]);

    /// <summary>ASP.NET Core's host of services in tests.</summary>
    public static ImmutableArray<MetadataReference> TestHost { get; } =
        In("*.dll", ["microsoft.aspnetcore.mvc.testing/10.0.11/lib/net10.0", "microsoft.aspnetcore.testhost/10.0.11/lib/net10.0"]);

    /// <summary>What a project of this framework is compiled against.</summary>
    public ImmutableArray<MetadataReference> References => In(Assemblies, Folders ?? [AppContext.BaseDirectory]);

    private static ImmutableArray<MetadataReference> In(string assemblies, string[] folders) =>
        [.. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), assemblies)).Select(file => MetadataReference.CreateFromFile(file))];
}
