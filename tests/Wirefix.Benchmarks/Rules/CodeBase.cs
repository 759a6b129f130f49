using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Benchmarks.Rules;

/// <summary>Sources that are compiled again and again, with the facts that the rules read.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Sources">The files' texts.</param>
/// <param name="Facts">The text of the wire facts.</param>
internal sealed record CodeBase(string Name, ImmutableArray<SourceText> Sources, string Facts)
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly ImmutableArray<MetadataReference> References = [.. Pack("Microsoft.NETCore.App.Ref"), .. Pack("Microsoft.AspNetCore.App.Ref")];

    /// <summary>A generated one.</summary>
    public static CodeBase Generated(int files, string facts) =>
        new($"{files:N0} generated files", Texts([.. GeneratedCode.Sources(files), ImplicitUsings]), facts);

    /// <summary>The C# files below a folder.</summary>
    public static CodeBase Below(string folder, string facts) => new(
        Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
        Texts([.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText), ImplicitUsings]),
        facts);

    /// <summary>Parses everything anew.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Measured",
        Sources.Select((text, index) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), $"/{index}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>The additional files, which are read anew as the compiler does in every build.</summary>
    public AnalyzerOptions Options() => new([new FactFile(SourceText.From(Facts))]);

    private static ImmutableArray<SourceText> Texts(IEnumerable<string> sources) => [.. sources.Select(source => SourceText.From(source))];

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
