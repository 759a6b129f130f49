using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Agent.Regression;

/// <summary>The project that a regression test goes into, and what its project file lacks for it.</summary>
/// <param name="Path">The project file; it need not exist yet.</param>
/// <param name="Assembly">What the project builds to; null where only a build can tell.</param>
/// <param name="Namespace">The project's root namespace.</param>
/// <param name="CancellationToken">The expression that gives a test its cancellation token.</param>
/// <param name="Framework">The major version of .NET that a new project targets.</param>
/// <param name="Missing">Items that the project file needs besides.</param>
internal sealed record TestProject(
    string Path, string? Assembly, string Namespace, string CancellationToken, int Framework, ImmutableArray<ProjectItem> Missing)
{
    private const string TestHost = "Microsoft.AspNetCore.Mvc.Testing";

    /// <summary>The newest test host known for each version of the framework.</summary>
    private static readonly ImmutableDictionary<int, string> TestHostVersions =
        ImmutableDictionary.CreateRange<int, string>([new(8, "8.0.30"), new(9, "9.0.19"), new(10, "10.0.11")]);

    /// <summary>
    /// The solution's xunit project that sees the service, else any xunit project of the solution, else a new one
    /// beside the service.
    /// </summary>
    public static TestProject For(Solution solution, Project service, int framework)
    {
        var graph = solution.GetProjectDependencyGraph();
        var tests = solution.Projects.Where(UsesXunit).OrderBy(project => project.Name, StringComparer.Ordinal).ToList();
        var existing = tests.FirstOrDefault(project => graph.GetProjectsThatThisProjectTransitivelyDependsOn(project.Id).Contains(service.Id))
            ?? tests.FirstOrDefault();
        return existing is null ? New(solution, service, framework) : Existing(existing, service, graph, framework);
    }

    private static TestProject Existing(Project project, Project service, ProjectDependencyGraph graph, int framework)
    {
        var missing = ImmutableArray.CreateBuilder<ProjectItem>();
        if (!References(project, TestHost))
            missing.Add(new PackageItem(TestHost, TestHostVersion(framework)));
        if (!References(project, "Microsoft.AspNetCore.Hosting"))
            missing.Add(new ElementItem("FrameworkReference", "Include=\"Microsoft.AspNetCore.App\""));
        if (!graph.GetProjectsThatThisProjectTransitivelyDependsOn(project.Id).Contains(service.Id))
            missing.Add(Reference(project.FilePath!, service));
        missing.Add(Recordings());
        return new TestProject(project.FilePath!, project.OutputFilePath, project.DefaultNamespace ?? project.Name, TokenOf(project), framework, missing.ToImmutable());
    }

    private static TestProject New(Solution solution, Project service, int framework)
    {
        var name = $"{service.AssemblyName}.RegressionTests";
        var path = System.IO.Path.Combine(NewFolder(solution, service), name, $"{name}.csproj");
        return new TestProject(path, null, name, "TestContext.Current.CancellationToken", framework,
        [
            new PackageItem("xunit.v3", "3.2.2"),
            new PackageItem("xunit.runner.visualstudio", "3.1.5"),
            new PackageItem("Microsoft.NET.Test.Sdk", "18.11.0"),
            new PackageItem(TestHost, TestHostVersion(framework)),
            new ElementItem("FrameworkReference", "Include=\"Microsoft.AspNetCore.App\""),
            new ElementItem("Using", "Include=\"Xunit\""),
            Reference(path, service),
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

    private static string TestHostVersion(int framework) => TestHostVersions.GetValueOrDefault(framework, $"{framework}.0.0");

    private static ElementItem Recordings() => new("None", "Update=\"Regression/*.har\" CopyToOutputDirectory=\"PreserveNewest\"");

    private static ElementItem Reference(string from, Project service)
    {
        var relative = System.IO.Path.GetRelativePath(System.IO.Path.GetDirectoryName(from)!, service.FilePath!);
        return new ElementItem("ProjectReference", $"Include=\"{relative.Replace('\\', '/')}\"");
    }

    private static bool UsesXunit(Project project) => References(project, "xunit.v3.core") || References(project, "xunit.core");

    private static string TokenOf(Project project) =>
        References(project, "xunit.v3.core") ? "TestContext.Current.CancellationToken" : "CancellationToken.None";

    private static bool References(Project project, string assembly) =>
        project.MetadataReferences.OfType<PortableExecutableReference>()
            .Any(reference => System.IO.Path.GetFileNameWithoutExtension(reference.FilePath) == assembly);
}
