using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Benchmarks.Rules;

/// <summary>What the compiler is given for one assembly.</summary>
/// <param name="Sources">The files, by path.</param>
/// <param name="Parsing">How they are read.</param>
/// <param name="Options">How they are compiled.</param>
/// <param name="References">What they may use.</param>
internal sealed record SourceAssembly(
    ImmutableArray<(string Path, SourceText Text)> Sources,
    CSharpParseOptions Parsing,
    CSharpCompilationOptions Options,
    ImmutableArray<MetadataReference> References)
{
    /// <summary>What a loaded project gives the compiler, with what its generators wrote.</summary>
    public static SourceAssembly Of(CSharpCompilation project) => new(
        [.. project.SyntaxTrees.Select(tree => (tree.FilePath, tree.GetText()))],
        (CSharpParseOptions)project.SyntaxTrees.First().Options,
        // Severities are looked up by the trees that the workspace parsed, not by those that are parsed here.
        project.Options.WithConcurrentBuild(false).WithSyntaxTreeOptionsProvider(null),
        [.. project.References]);

    /// <summary>Parses everything anew.</summary>
    public CSharpCompilation Compile() =>
        CSharpCompilation.Create("Measured", Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, Parsing, source.Path)), References, Options);
}
