using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Workspace;

namespace Wirefix.Benchmarks.Rules;

/// <summary>Sources that are compiled again and again, with the facts that the rules read.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Assemblies">What the compiler is given for each assembly.</param>
/// <param name="Facts">The text of the wire facts.</param>
internal sealed record CodeBase(string Name, ImmutableArray<SourceAssembly> Assemblies, string Facts)
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly ImmutableArray<MetadataReference> Framework = [.. Pack("Microsoft.NETCore.App.Ref"), .. Pack("Microsoft.AspNetCore.App.Ref")];

    /// <summary>How many files it has.</summary>
    public int Files => Assemblies.Sum(assembly => assembly.Sources.Length);

    /// <summary>How many lines it has.</summary>
    public int Lines => Assemblies.Sum(assembly => assembly.Sources.Sum(source => source.Text.Lines.Count));

    /// <summary>A generated one.</summary>
    public static CodeBase Generated(int files, string facts) => new(
        "Generated",
        [
            new SourceAssembly(
                [.. GeneratedCode.Sources(files).Append(ImplicitUsings).Select((source, index) => ($"/{index}.cs", SourceText.From(source)))],
                new CSharpParseOptions(LanguageVersion.Latest),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false),
                Framework),
        ],
        facts);

    /// <summary>All C# projects of a solution that is restored.</summary>
    /// <exception cref="WorkspaceException">It does not open, or not wholly.</exception>
    public static async Task<CodeBase> OpenAsync(string path, string facts)
    {
        var loaded = await SolutionLoader.OpenAsync(path, progress: null, CancellationToken.None);
        if (loaded.Problems is [var problem, ..])
            throw new WorkspaceException(problem);

        var compilations = await Task.WhenAll(loaded.Solution.Projects.Select(project => project.GetCompilationAsync()));
        return new(Path.GetFileName(path), [.. compilations.OfType<CSharpCompilation>().Select(SourceAssembly.Of)], facts);
    }

    /// <summary>
    /// The additional files of a build: a text for each project, as the compiler has it, which is the same for all of them, and of
    /// which nothing is known from builds before.
    /// </summary>
    public Func<AnalyzerOptions> Build()
    {
        var text = $"{Facts}# {Guid.NewGuid()}\n";
        return () => new([new FactFile(SourceText.From(text))]);
    }

    private static IEnumerable<MetadataReference> Pack(string name)
    {
        // The runtime lives in <root>/shared/<framework>/<version>.
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "packs", name));
        var newest = Directory.EnumerateDirectories(packs).Max(StringComparer.Ordinal)!;
        return Directory.EnumerateFiles(Path.Combine(newest, "ref", $"net{Environment.Version.Major}.0"), "*.dll").Select(file => MetadataReference.CreateFromFile(file));
    }

    private sealed class FactFile(SourceText text) : AdditionalText
    {
        public override string Path => "/observed.wirefacts";

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
