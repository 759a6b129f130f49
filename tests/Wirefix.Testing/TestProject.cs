using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Testing;

/// <summary>A project of a test, as text; built with nullable on, as a library, for the framework that runs the tests.</summary>
/// <param name="Name">The project's and the assembly's name.</param>
public sealed record TestProject(string Name)
{
    /// <summary>What an SDK imports for all files of a project.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The sources, with markup, in the order in which a test names them.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Files beside the sources that a rule may read, with their names and with markup.</summary>
    public ImmutableArray<(string Name, string Text)> AdditionalFiles { get; init; } = [];

    /// <summary>The content of the project's <c>.editorconfig</c>; empty for none.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>The usings of the SDK's web projects, or nothing.</summary>
    public string GlobalUsings { get; init; } = ImplicitUsings;

    /// <summary>Whether the project refers to Newtonsoft.Json.</summary>
    public bool HasNewtonsoft { get; init; }

    /// <summary>Library, or application where the sources have top-level statements.</summary>
    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether other projects see this one as a project or as a compiled assembly.</summary>
    public SeenAs SeenAs { get; init; } = SeenAs.Project;

    /// <summary>The files with what is expected in them, by name.</summary>
    internal IEnumerable<(string Name, Markup Markup)> Marked =>
        Sources.Select((source, index) => (SourceName(index), Markup.Parse(source)))
            .Concat(AdditionalFiles.Select(file => (file.Name, Markup.Parse(file.Text))));

    internal ProjectId Id { get; private init; } = ProjectId.CreateNewId();

    /// <summary>The same project once more.</summary>
    internal TestProject AsTwin(ProjectId id) => this with { Id = id, Name = Name + "Twin" };

    /// <summary>Adds the project, as the SDK compiles it and with references to those that came before it, to a solution.</summary>
    internal Solution AddTo(Solution solution, IEnumerable<TestProject> references, Func<string, string> prepare)
    {
        var options = new CSharpCompilationOptions(Output, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([KeyValuePair.Create("CS1701", ReportDiagnostic.Suppress), KeyValuePair.Create("CS1702", ReportDiagnostic.Suppress)]);
        solution = solution.AddProject(ProjectInfo.Create(
            Id, VersionStamp.Default, Name, Name, LanguageNames.CSharp,
            compilationOptions: options,
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse),
            metadataReferences: HasNewtonsoft ? [.. ReferenceAssemblies.Web, ReferenceAssemblies.Newtonsoft] : ReferenceAssemblies.Web));
        solution = references.Aggregate(solution, Reference);

        if (GlobalUsings.Length > 0)
            solution = solution.AddDocument(NewDocument(), "GlobalUsings.cs", SourceText.From(GlobalUsings), filePath: $"/{Name}/GlobalUsings.cs");
        for (var i = 0; i < Sources.Length; i++)
            solution = solution.AddDocument(NewDocument(), SourceName(i), SourceText.From(prepare(Markup.Parse(Sources[i]).Text)), filePath: $"/{Name}/{SourceName(i)}");
        foreach (var (name, text) in AdditionalFiles)
            solution = solution.AddAdditionalDocument(NewDocument(), name, Markup.Parse(text).Text, filePath: $"/{Name}/{name}");
        return EditorConfig.Length == 0
            ? solution
            : solution.AddAnalyzerConfigDocument(NewDocument(), ".editorconfig", SourceText.From(EditorConfig), filePath: $"/{Name}/.editorconfig");
    }

    internal static string SourceName(int index) => $"Source{index}.cs";

    private Solution Reference(Solution solution, TestProject other)
    {
        if (other.SeenAs == SeenAs.Project)
            return solution.AddProjectReference(Id, new ProjectReference(other.Id));

        var image = new MemoryStream();
        var result = solution.GetProject(other.Id)!.GetCompilationAsync().GetAwaiter().GetResult()!.Emit(image);
        return result.Success
            ? solution.AddMetadataReference(Id, MetadataReference.CreateFromImage(image.ToArray()))
            : throw new VerificationException($"Project '{other.Name}' does not compile:\n{string.Join('\n', result.Diagnostics)}");
    }

    private DocumentId NewDocument() => DocumentId.CreateNewId(Id);
}
