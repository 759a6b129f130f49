using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Workspace.Tests;

/// <summary>A solution in memory that compiles, with the usings of a web project, and with packages that the tests bring along.</summary>
internal sealed class Sources(params string[] packages) : IDisposable
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() =>
        [.. Packs("Microsoft.NETCore.App.Ref"), .. Packs("Microsoft.AspNetCore.App.Ref")]);

    private readonly AdhocWorkspace _workspace = new();

    /// <summary>Adds a project of one file, <c>name.cs</c>, with references to projects that were added before.</summary>
    public Sources Add(string name, string source, params string[] references)
    {
        var id = ProjectId.CreateNewId(name);
        var kind = source.Contains("WebApplication.Create", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            filePath: $"/{name}/{name}.csproj",
            compilationOptions: new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            projectReferences: references.Select(reference => new ProjectReference(Project(reference).Id)),
            metadataReferences: Framework.Value.Concat(packages.Select(Package))));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", SourceText.From(Usings), filePath: $"/{name}/Usings.cs");
        solution = solution.AddDocument(DocumentId.CreateNewId(id), $"{name}.cs", SourceText.From(source), filePath: $"/{name}/{name}.cs");
        Assert.True(_workspace.TryApplyChanges(solution));
        return this;
    }

    /// <summary>Adds another file to a project; one of the same folder as another project's is linked to it.</summary>
    public Sources AddFile(string project, string name, string source, string? folder = null)
    {
        var solution = _workspace.CurrentSolution.AddDocument(
            DocumentId.CreateNewId(Project(project).Id), name, SourceText.From(source), filePath: $"/{folder ?? project}/{name}");
        Assert.True(_workspace.TryApplyChanges(solution));
        return this;
    }

    public async Task<LoadedSolution> LoadAsync()
    {
        foreach (var project in _workspace.CurrentSolution.Projects)
        {
            var compilation = await project.GetCompilationAsync();
            Assert.Empty(compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        return new LoadedSolution("/Memory.sln", _workspace.CurrentSolution, []);
    }

    public void Dispose() => _workspace.Dispose();

    private Project Project(string name) => _workspace.CurrentSolution.Projects.Single(project => project.Name == name);

    private static MetadataReference Package(string name) => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));

    private static IEnumerable<MetadataReference> Packs(string pack)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var version = Directory.GetDirectories(Path.Combine(root, "packs", pack)).OrderBy(folder => Version.Parse(Path.GetFileName(folder).Split('-')[0])).Last();
        var folder = Directory.GetDirectories(Path.Combine(version, "ref")).Single();
        return Directory.GetFiles(folder, "*.dll").Select(file => MetadataReference.CreateFromFile(file));
    }
}
