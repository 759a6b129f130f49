using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Editing;

/// <summary>Finds the declaration that a name means.</summary>
internal static class SymbolResolver
{
    private const int MostCandidates = 5;

    /// <summary>The symbol's declaration in source, or a sentence that says why there is not exactly one.</summary>
    public static async Task<(SyntaxReference? Declaration, string? Failure)> ResolveAsync(
        Solution solution, string name, CancellationToken cancellationToken)
    {
        var found = await NamedAsync(solution, name, cancellationToken).ConfigureAwait(false);
        return found.Length switch
        {
            1 => (found[0].Declaration, null),
            0 => (null, $"no symbol of the solution is named '{name}'; {Advice(await NearAsync(solution, name, cancellationToken).ConfigureAwait(false))}"),
            _ => (null, $"'{name}' can mean {found.Length} symbols: {Listed(found)}; name one of them"),
        };
    }

    /// <summary>The symbols that a name means: those of that id, else those whose qualified name ends so.</summary>
    public static async Task<ImmutableArray<Declared>> NamedAsync(Solution solution, string name, CancellationToken cancellationToken)
    {
        var (wanted, project) = Split(SymbolId.Readable(name));
        var exact = new List<Declared>();
        var bySuffix = new List<Declared>();
        await foreach (var compilation in CompilationsAsync(solution, project, cancellationToken).ConfigureAwait(false))
        {
            exact.AddRange(ById(compilation, wanted));
            bySuffix.AddRange(Named(compilation, wanted, cancellationToken).Where(symbol => EndsWith(symbol.Id, wanted)));
        }

        return Places(exact.Count > 0 ? exact : bySuffix);
    }

    /// <summary>The symbols that a name may mean which means none: of the same simple name elsewhere, else of one that is like it.</summary>
    public static async Task<ImmutableArray<Declared>> NearAsync(Solution solution, string name, CancellationToken cancellationToken)
    {
        var (wanted, project) = Split(SymbolId.Readable(name));
        var simple = SimpleName(wanted);
        var same = new List<Declared>();
        var similar = new List<Declared>();
        await foreach (var compilation in CompilationsAsync(solution, project, cancellationToken).ConfigureAwait(false))
        {
            same.AddRange(Named(compilation, wanted, cancellationToken));
            similar.AddRange(InSource(
                compilation.GetSymbolsWithName(other => SimilarName.Is(simple, other), SymbolFilter.TypeAndMember, cancellationToken), compilation));
        }

        return Places(same.Count > 0 ? same : similar);
    }

    private static async IAsyncEnumerable<Compilation> CompilationsAsync(
        Solution solution, string? assembly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var project in solution.Projects.Where(each => each.Language == LanguageNames.CSharp && (assembly is null || each.AssemblyName == assembly)))
        {
            if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is { } compilation)
                yield return compilation;
        }
    }

    // What an edit changes of a symbol: of a partial method the part with the body, of a type a part with members in braces, of
    // a primary constructor its parameters.
    private static SyntaxReference? DeclarationOf(ISymbol symbol)
    {
        var declared = (symbol as IMethodSymbol)?.PartialImplementationPart ?? symbol;
        var sources = declared.DeclaringSyntaxReferences.Where(reference => !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
        if (symbol is IMethodSymbol)
            return sources.Select(reference => (reference.GetSyntax() as TypeDeclarationSyntax)?.ParameterList?.GetReference() ?? reference).FirstOrDefault();

        return sources.OrderByDescending(reference => reference.GetSyntax() is TypeDeclarationSyntax { OpenBraceToken.RawKind: not 0 }).FirstOrDefault();
    }

    private static (string Name, string? Project) Split(string name)
    {
        var comma = name.LastIndexOf(", ", StringComparison.Ordinal);
        return comma > name.LastIndexOf(')') ? (name[..comma], name[(comma + 2)..]) : (name, null);
    }

    private static IEnumerable<Declared> ById(Compilation compilation, string id) =>
        InSource(DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation), compilation);

    private static IEnumerable<Declared> Named(Compilation compilation, string name, CancellationToken cancellationToken)
    {
        var simple = SimpleName(name);
        return simple == ".ctor"
            ? InSource(compilation.GetSymbolsWithName(TypeOfConstructor(name), SymbolFilter.Type, cancellationToken)
                .OfType<INamedTypeSymbol>().SelectMany(type => type.InstanceConstructors), compilation)
            : InSource(compilation.GetSymbolsWithName(simple, SymbolFilter.TypeAndMember, cancellationToken), compilation);
    }

    private static string SimpleName(string name) =>
        name.Split('(')[0].Split('.', ':')[^1].Split('`')[0].Replace("#ctor", ".ctor", StringComparison.Ordinal);

    private static string TypeOfConstructor(string name) =>
        name.Split(".#ctor")[0].Split('.', ':')[^1].Split('`')[0];

    private static IEnumerable<Declared> InSource(IEnumerable<ISymbol> symbols, Compilation compilation) =>
        from symbol in symbols
        where SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly)
        let id = SymbolId.Of(symbol)
        let declaration = DeclarationOf(symbol)
        where id is not null && declaration is not null
        select new Declared(id, compilation.Assembly.Name, declaration);

    private static bool EndsWith(string id, string name)
    {
        var candidate = name.Contains('(', StringComparison.Ordinal) ? id : id.Split('(')[0];
        return candidate.EndsWith("." + name, StringComparison.Ordinal) || candidate.EndsWith(":" + name, StringComparison.Ordinal);
    }

    // A project that is built for several frameworks declares each symbol once for each, in one place.
    private static ImmutableArray<Declared> Places(IEnumerable<Declared> found) =>
    [
        .. found.DistinctBy(each => (each.Id, each.Declaration.SyntaxTree.FilePath, each.Declaration.Span))
            .OrderBy(each => each.Id, StringComparer.Ordinal)
            .ThenBy(each => each.Assembly, StringComparer.Ordinal),
    ];

    private static string Advice(ImmutableArray<Declared> near) => near.IsEmpty
        ? "use a documentation-comment id such as M:Shop.Cart.AddAsync(System.String)"
        : $"near it stand {Listed(near)}";

    // The assembly tells apart what only it tells apart: the entry points of two services.
    private static string Listed(ImmutableArray<Declared> found) => string.Join("; ", found.Take(MostCandidates).Select(each =>
        found.Count(other => other.Id == each.Id) > 1 ? $"{each.Id}, {each.Assembly}" : each.Id));
}
