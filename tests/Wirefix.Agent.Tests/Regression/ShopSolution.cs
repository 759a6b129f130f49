using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wirefix.Testing;
using TestProject = Wirefix.Agent.Regression.TestProject;

namespace Wirefix.Agent.Tests.Regression;

/// <summary>A solution in memory: a service, and projects that test it or something else.</summary>
internal sealed class ShopSolution : IDisposable
{
    // As the SDK has it: a package for an earlier framework is at home in a later one.
    private static readonly KeyValuePair<string, ReportDiagnostic>[] Unified =
        [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    private readonly AdhocWorkspace _workspace = new();

    /// <summary>The solution with its service, of one program.</summary>
    public ShopSolution() => Program("Shop", "public class Program { public static void Main() { } }");

    /// <summary>Adds another program.</summary>
    public ShopSolution Program(string name, string source) => Add(
        name, OutputKind.ConsoleApplication, NullableContextOptions.Enable, [], ReferenceAssemblies.Web,
        Wirefix.Testing.TestProject.ImplicitUsings, source);

    /// <summary>Adds a project of tests in a framework, whose files import and are told what a new project's are.</summary>
    public ShopSolution Tests(string name, string framework, params string[] references) => Tests(
        name, framework, Wirefix.Testing.TestProject.ImplicitUsings, NullableContextOptions.Enable, FrameworkPackage.All[framework].Own, references);

    /// <summary>Adds a project of tests.</summary>
    public ShopSolution Tests(
        string name, string framework, string imports, NullableContextOptions nullable, string source, params string[] references) => Add(
        name, OutputKind.DynamicallyLinkedLibrary, nullable, references,
        [.. ReferenceAssemblies.Web, .. FrameworkPackage.TestHost, .. FrameworkPackage.All[framework].References], imports, source);

    /// <summary>The project that a regression test of a service goes into.</summary>
    public Task<TestProject> ChosenAsync(string service = "Shop") =>
        TestProject.ForAsync(_workspace.CurrentSolution, Of(service), 10, TestContext.Current.CancellationToken);

    /// <summary>What the compiler says against the sources in the project that they were written for.</summary>
    public async Task<IEnumerable<Diagnostic>> ComplaintsAsync(TestProject project, IEnumerable<string> sources)
    {
        var chosen = _workspace.CurrentSolution.Projects.Single(each => each.FilePath == project.Path);
        var compilation = (await chosen.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)chosen.ParseOptions!));
        return compilation.AddSyntaxTrees(trees).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    public void Dispose() => _workspace.Dispose();

    private Project Of(string name) => _workspace.CurrentSolution.Projects.Single(project => project.Name == name);

    private ShopSolution Add(
        string name,
        OutputKind output,
        NullableContextOptions nullable,
        string[] references,
        ImmutableArray<MetadataReference> assemblies,
        params string[] sources)
    {
        var id = ProjectId.CreateNewId(name);
        var solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp, $"/{name}/{name}.csproj", $"/{name}/bin/{name}.dll",
            new CSharpCompilationOptions(output, nullableContextOptions: nullable, specificDiagnosticOptions: Unified),
            new CSharpParseOptions(LanguageVersion.Latest),
            projectReferences: references.Select(reference => new ProjectReference(Of(reference).Id)),
            metadataReferences: assemblies).WithDefaultNamespace(name));
        foreach (var (index, source) in sources.Index())
            solution = solution.AddDocument(DocumentId.CreateNewId(id), $"{index}.cs", source, filePath: $"/{name}/{index}.cs");
        Assert.True(_workspace.TryApplyChanges(solution));
        return this;
    }
}
