using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Agent.Regression;

/// <summary>How the files of a project are laid out, and what each must say itself because the project does not say it for all.</summary>
internal sealed record SourceLayout
{
    private const string Written = "    ";

    /// <summary>What the sources that are written here use, and an SDK imports only where it is asked to.</summary>
    private static readonly ImmutableArray<string> Implicit =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    /// <summary>As a new project has them.</summary>
    public static SourceLayout New { get; } = new() { Imported = [.. Implicit, "Xunit"] };

    /// <summary>What a line is indented by for each level.</summary>
    public string Indent { get; init; } = Written;

    /// <summary>What ends a line.</summary>
    public string NewLine { get; init; } = "\n";

    /// <summary>Whether a namespace holds its types between braces.</summary>
    public bool Braced { get; init; }

    /// <summary>Namespaces that the project imports for all of its files.</summary>
    public required ImmutableHashSet<string> Imported { get; init; }

    /// <summary>Lines that every file begins with.</summary>
    public ImmutableArray<string> Head { get; init; } = [];

    /// <summary>The layout of most of a project's tests.</summary>
    public static SourceLayout Of(
        Project project, ImmutableArray<CompilationUnitSyntax> roots, ImmutableArray<MethodDeclarationSyntax> tests)
    {
        var saysNothingOfNull = project.CompilationOptions is CSharpCompilationOptions { NullableContextOptions: NullableContextOptions.Disable };
        return new SourceLayout
        {
            Indent = Majority.Of(tests.Select(IndentOf).OfType<string>(), Written),
            NewLine = Majority.Of(tests.Select(NewLineOf), "\n"),
            Braced = Majority.Of(tests.Select(test => test.Ancestors().Any(ancestor => ancestor is NamespaceDeclarationSyntax)), false),
            Imported = [.. roots.SelectMany(root => root.Usings).Where(IsForAll).Select(NameOf)],
            Head = saysNothingOfNull ? ["#nullable enable", ""] : [],
        };
    }

    /// <summary>A source that was written with a file-scoped namespace and four spaces a level, as the project would have it.</summary>
    /// <param name="source">Aliases, usings, the namespace and what is in it, each followed by an empty line where there are any.</param>
    public string Apply(string source)
    {
        var lines = source.TrimEnd('\n').Split('\n');
        var start = Array.FindIndex(lines, line => line.StartsWith("namespace ", StringComparison.Ordinal));
        var aliases = lines[..start].Where(line => line.StartsWith("extern ", StringComparison.Ordinal));
        var usings = lines[..start]
            .Where(line => line.StartsWith("using ", StringComparison.Ordinal))
            .Select(line => line["using ".Length..^1])
            .Union(Implicit)
            .Except(Imported)
            .OrderBy(name => name.StartsWith("System", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => $"using {name};");
        var all = Head.Concat(Section(aliases)).Concat(Section(usings)).Concat(Body(lines[start..]));
        return string.Concat(all.Select(line => Indented(line) + NewLine));
    }

    private static IEnumerable<string> Section(IEnumerable<string> lines) => lines.Any() ? lines.Append("") : [];

    private IEnumerable<string> Body(string[] lines) => Braced
        ? [lines[0].TrimEnd(';'), "{", .. lines[2..].Select(line => line.Length == 0 ? line : Written + line), "}"]
        : lines;

    private string Indented(string line)
    {
        var spaces = line.Length - line.TrimStart(' ').Length;
        return string.Concat(Enumerable.Repeat(Indent, spaces / Written.Length)) + line[(spaces - (spaces % Written.Length))..];
    }

    private static bool IsForAll(UsingDirectiveSyntax @using) =>
        @using.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && @using is { Alias: null, NamespaceOrType: NameSyntax };

    private static string NameOf(UsingDirectiveSyntax @using) =>
        @using.NamespaceOrType.ToString().Replace("global::", "", StringComparison.Ordinal);

    /// <summary>By how much more a test is indented than its class.</summary>
    private static string? IndentOf(MethodDeclarationSyntax test)
    {
        var (own, outer) = (Before(test), test.Parent is null ? "" : Before(test.Parent));
        var isDeeper = string.IsNullOrWhiteSpace(own) && own.Length > outer.Length && own.StartsWith(outer, StringComparison.Ordinal);
        return isDeeper ? own[outer.Length..] : null;
    }

    private static string NewLineOf(MethodDeclarationSyntax test) =>
        test.SyntaxTree.ToString().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>What stands before the first word of a declaration on its line.</summary>
    private static string Before(SyntaxNode declaration)
    {
        var text = declaration.SyntaxTree.GetText();
        return text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(declaration.SpanStart).Start, declaration.SpanStart));
    }
}
