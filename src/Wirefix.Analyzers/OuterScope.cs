using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers;

/// <summary>
/// Tells what names in a member mean as its type sees them. To ask the member itself has its whole body bound, and its nullability
/// worked out, which costs as much again as compiling it.
/// </summary>
internal static class OuterScope
{
    // A file of tests reads one type in a hundred places.
    private static readonly ConditionalWeakTable<SemanticModel, ConcurrentDictionary<(int Position, string Type), ITypeSymbol?>> Types = new();

    /// <summary>The type that a name means; null where it is none of the scope, as a type parameter of the member.</summary>
    public static ITypeSymbol? TypeOf(TypeSyntax type, SemanticModel model)
    {
        var found = PositionOf(type) is { } position
            ? Types.GetOrCreateValue(model).GetOrAdd((position, type.ToString()), _ => Speculate(type, position, model))
            : model.GetTypeInfo(type).Type;
        return found is { TypeKind: not TypeKind.Error } ? found : null;
    }

    /// <summary>What an expression of names means; none where the member may hide it by a name of its own.</summary>
    public static IEnumerable<ISymbol> SymbolsOf(ExpressionSyntax expression, SemanticModel model)
    {
        if (PositionOf(expression) is not { } position || RootOf(expression) is not { } root || IsDeclaredAround(expression, root))
            return [];

        var info = model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression);
        return info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
    }

    private static ITypeSymbol? Speculate(TypeSyntax type, int position, SemanticModel model) =>
        model.GetSpeculativeTypeInfo(position, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;

    private static int? PositionOf(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.OpenBraceToken.SpanStart;

    private static string? RootOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => RootOf(access.Expression),
        _ => null,
    };

    private static bool IsDeclaredAround(SyntaxNode node, string name) =>
        EnclosingMember.Of(node).DescendantTokens().Any(token =>
            token.ValueText == name && token.IsKind(SyntaxKind.IdentifierToken)
            && token.Parent is VariableDeclaratorSyntax or ParameterSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax
                or CatchDeclarationSyntax or LocalFunctionStatementSyntax);
}
