using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Agent.Regression.Frameworks;

namespace Wirefix.Agent.Regression;

/// <summary>The project that a regression test goes into, and what its project file lacks for it.</summary>
/// <param name="Path">The project file; it need not exist yet.</param>
/// <param name="Assembly">What the project builds to; null where only a build can tell.</param>
/// <param name="Namespace">The project's root namespace.</param>
/// <param name="Tests">The framework of its tests.</param>
/// <param name="Style">How its tests look.</param>
/// <param name="EntryPoint">The type that its test host is made for.</param>
/// <param name="DotnetVersion">The major version of .NET that a new project targets.</param>
/// <param name="Missing">Items that the project file needs besides.</param>
internal sealed record TestProject(
    string Path,
    string? Assembly,
    string Namespace,
    ITestFramework Tests,
    TestStyle Style,
    EntryPoint EntryPoint,
    int DotnetVersion,
    ImmutableArray<ProjectItem> Missing)
{
    private const string TestHost = "Microsoft.AspNetCore.Mvc.Testing";

    /// <summary>The newest test host known for each version of .NET.</summary>
    private static readonly ImmutableDictionary<int, string> TestHostVersions =
        ImmutableDictionary.CreateRange<int, string>([new(8, "8.0.30"), new(9, "9.0.19"), new(10, "10.0.11")]);

    /// <summary>
    /// The solution's test project that sees the service, else any test project of the solution, of several an xunit one; else a new one
    /// beside the service.
    /// </summary>
    public static async Task<TestProject> ForAsync(
        Solution solution, Project service, int dotnetVersion, CancellationToken cancellationToken)
    {
        var compiled = (await service.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var existing = solution.Projects
            .Where(project => project.Id != service.Id && project.Language == LanguageNames.CSharp)
            .Where(project => TestFrameworks.RankOf(project) is not null)
            .OrderBy(project => Sees(project, service) ? 0 : 1)
            .ThenBy(TestFrameworks.RankOf)
            .ThenBy(project => project.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        if (existing is null)
            return New(solution, service, EntryPoint.Of(compiled, null), dotnetVersion);

        var tests = (await existing.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var entryPoint = EntryPoint.Of(compiled, tests);
        return new TestProject(
            existing.FilePath!,
            existing.OutputFilePath,
            existing.DefaultNamespace ?? existing.Name,
            TestFrameworks.Of(existing, tests),
            await TestStyle.OfAsync(existing, cancellationToken).ConfigureAwait(false),
            entryPoint,
            dotnetVersion,
            [.. MissingIn(existing, service, entryPoint.Alias, dotnetVersion)]);
    }

    private static IEnumerable<ProjectItem> MissingIn(Project project, Project service, string? alias, int dotnetVersion)
    {
        if (!TestFrameworks.References(project, TestHost))
            yield return new PackageItem(TestHost, TestHostVersion(dotnetVersion));
        if (!TestFrameworks.References(project, "Microsoft.AspNetCore.Hosting"))
            yield return new ElementItem("FrameworkReference", "Include=\"Microsoft.AspNetCore.App\"");
        if (alias is not null)
            yield return Aliased(project, service, alias);
        else if (!Sees(project, service))
            yield return new ElementItem("ProjectReference", $"Include=\"{Relative(project.FilePath!, service)}\"");
        yield return Recordings();
    }

    /// <summary>The names that the other tests know the service by stay.</summary>
    private static ElementItem Aliased(Project project, Project service, string alias)
    {
        var operation = project.ProjectReferences.Any(reference => reference.ProjectId == service.Id) ? "Update" : "Include";
        return new ElementItem("ProjectReference", $"{operation}=\"{Relative(project.FilePath!, service)}\" Aliases=\"global,{alias}\"");
    }

    private static TestProject New(Solution solution, Project service, EntryPoint entryPoint, int dotnetVersion)
    {
        var name = $"{service.AssemblyName}.RegressionTests";
        var path = System.IO.Path.Combine(NewFolder(solution, service), name, $"{name}.csproj");
        return new TestProject(path, null, name, XunitFramework.V3, TestStyle.New, entryPoint, dotnetVersion,
        [
            new PackageItem("xunit.v3", "3.2.2"),
            new PackageItem("xunit.runner.visualstudio", "3.1.5"),
            new PackageItem("Microsoft.NET.Test.Sdk", "18.11.0"),
            new PackageItem(TestHost, TestHostVersion(dotnetVersion)),
            new ElementItem("FrameworkReference", "Include=\"Microsoft.AspNetCore.App\""),
            new ElementItem("Using", "Include=\"Xunit\""),
            new ElementItem("ProjectReference", $"Include=\"{Relative(path, service)}\""),
            Recordings(),
        ]);
    }

    /// <summary>
    /// The solution's folder of tests, else its own folder, else the one that the service's folder lies in: never inside
    /// the service's folder, whose project would compile the tests too.
    /// </summary>
    private static string NewFolder(Solution solution, Project service)
    {
        var home = System.IO.Path.GetDirectoryName(service.FilePath!)!;
        var root = System.IO.Path.GetDirectoryName(solution.FilePath ?? service.FilePath!)!;
        var tests = System.IO.Path.Combine(root, "tests");
        if (root == home || root.StartsWith(home + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return System.IO.Path.GetDirectoryName(home)!;
        return Directory.Exists(tests) ? tests : root;
    }

    private static bool Sees(Project project, Project service) =>
        project.Solution.GetProjectDependencyGraph().GetProjectsThatThisProjectTransitivelyDependsOn(project.Id).Contains(service.Id);

    private static string TestHostVersion(int dotnetVersion) => TestHostVersions.GetValueOrDefault(dotnetVersion, $"{dotnetVersion}.0.0");

    private static ElementItem Recordings() => new("None", "Update=\"Regression/*.har\" CopyToOutputDirectory=\"PreserveNewest\"");

    private static string Relative(string from, Project service) =>
        System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(from)!, service.FilePath!).Replace('\\', '/');
}
