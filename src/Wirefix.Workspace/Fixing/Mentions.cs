using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Fixing;

/// <summary>What a declaration mentions that the solution's source declares: members with code, and types of data with those inside them.</summary>
internal sealed class Mentions(Solution solution)
{
    /// <summary>The declarations of what is mentioned, in the order of the mentions.</summary>
    public async Task<(IReadOnlyList<SyntaxNode> Members, IReadOnlyList<SyntaxNode> Types)> OfAsync(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        if (solution.GetDocument(declaration.SyntaxTree) is not { } document)
            return ([], []);
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var symbols = declaration.DescendantNodesAndSelf()
            .Select(node => SymbolOf(node, model, cancellationToken))
            .OfType<ISymbol>().Distinct(SymbolEqualityComparer.Default).ToArray();

        var types = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var type in symbols.SelectMany(TypesOf))
            AddData(type, types);
        return (
            [.. symbols.Where(symbol => symbol is IMethodSymbol or IPropertySymbol).SelectMany(symbol => Declarations(symbol, cancellationToken))],
            [.. types.SelectMany(type => Declarations(type, cancellationToken))]);
    }

    private static ISymbol? SymbolOf(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        SimpleNameSyntax or BaseObjectCreationExpressionSyntax => model.GetSymbolInfo(node, cancellationToken).Symbol,
        ParameterSyntax or VariableDeclaratorSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax =>
            model.GetDeclaredSymbol(node, cancellationToken),
        _ => null,
    };

    private static IEnumerable<ITypeSymbol> TypesOf(ISymbol symbol) => symbol switch
    {
        ITypeSymbol type => [type],
        IMethodSymbol method => [method.ReturnType, .. method.TypeArguments, .. method.Parameters.Select(parameter => parameter.Type)],
        IPropertySymbol property => [property.Type],
        IFieldSymbol field => [field.Type],
        ILocalSymbol local => [local.Type],
        IParameterSymbol parameter => [parameter.Type],
        _ => [],
    };

    // A type with what its members hold; lists and the like are looked through.
    private static void AddData(ITypeSymbol? type, HashSet<INamedTypeSymbol> types)
    {
        if (type is IArrayTypeSymbol array)
            AddData(array.ElementType, types);
        if (type is not INamedTypeSymbol named)
            return;
        foreach (var argument in named.TypeArguments)
            AddData(argument, types);
        if (named.IsStatic || !named.Locations.Any(location => location.IsInSource) || !types.Add(named.OriginalDefinition))
            return;
        AddData(named.BaseType, types);
        foreach (var member in named.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol))
            AddData(member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type, types);
    }

    private static IEnumerable<SyntaxNode> Declarations(ISymbol symbol, CancellationToken cancellationToken) =>
        ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .Where(node => symbol is ITypeSymbol ? node is BaseTypeDeclarationSyntax : IsCode(node));

    private static bool IsCode(SyntaxNode node) => node is LocalFunctionStatementSyntax or MemberDeclarationSyntax and not BaseTypeDeclarationSyntax;
}
