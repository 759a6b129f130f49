using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Editing;

namespace Wirefix.Workspace;

/// <summary>Finds symbols of a solution by the names that edits take.</summary>
public static class SymbolLookup
{
    /// <summary>The one symbol that a name means, or a sentence that says why there is not exactly one, with candidates.</summary>
    public static async Task<(FoundSymbol? Symbol, string? Failure)> FindAsync(Solution solution, string name, CancellationToken cancellationToken)
    {
        var (declaration, failure) = await SymbolResolver.ResolveAsync(solution, name, cancellationToken).ConfigureAwait(false);
        if (declaration is null)
            return (null, failure);
        var found = await NamedAsync(solution, name, cancellationToken).ConfigureAwait(false);
        return found.IsEmpty ? (null, $"'{name}' is declared in generated code, which no edit can change") : (found[0], null);
    }

    /// <summary>All symbols that a name means.</summary>
    public static async Task<ImmutableArray<FoundSymbol>> NamedAsync(Solution solution, string name, CancellationToken cancellationToken) =>
        await FoundAsync(solution, await SymbolResolver.NamedAsync(solution, name, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The symbols that somebody may have meant with a name that means none.</summary>
    public static async Task<ImmutableArray<FoundSymbol>> NearAsync(Solution solution, string name, CancellationToken cancellationToken) =>
        await FoundAsync(solution, await SymbolResolver.NearAsync(solution, name, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The symbol of a declaration; null where it has none.</summary>
    public static async Task<ISymbol?> SymbolOfAsync(FoundSymbol found, CancellationToken cancellationToken)
    {
        var model = await found.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return found.Declaration is ParameterListSyntax { Parent: TypeDeclarationSyntax type }
            ? (model?.GetDeclaredSymbol(type, cancellationToken) as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(IsPrimary)
            : model?.GetDeclaredSymbol(found.Declaration, cancellationToken);
    }

    private static bool IsPrimary(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    private static async Task<ImmutableArray<FoundSymbol>> FoundAsync(Solution solution, ImmutableArray<Declared> declared, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<FoundSymbol>();
        foreach (var each in declared)
        {
            if (solution.GetDocument(each.Declaration.SyntaxTree) is not { } document || document is SourceGeneratedDocument)
                continue;
            var node = await each.Declaration.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            var id = declared.Count(other => other.Id == each.Id) > 1 ? $"{each.Id}, {each.Assembly}" : each.Id;
            found.Add(new FoundSymbol(id, document, node, node.SyntaxTree.GetText(cancellationToken).Lines.GetLineFromPosition(NameOf(node)).LineNumber + 1));
        }

        return found.ToImmutable();
    }

    // Attributes stand above the line that people look for.
    private static int NameOf(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax { Members: [var first, ..] } => first.SpanStart,
        MethodDeclarationSyntax method => method.Identifier.SpanStart,
        BaseTypeDeclarationSyntax type => type.Identifier.SpanStart,
        PropertyDeclarationSyntax property => property.Identifier.SpanStart,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.SpanStart,
        _ => node.SpanStart,
    };
}
