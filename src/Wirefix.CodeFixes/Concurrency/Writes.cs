using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>Finds the places that set a variable.</summary>
internal static class Writes
{
    /// <summary>The expressions in some code that set a variable, its declaration not counted.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ISymbol symbol, SyntaxNode code, SemanticModel model) =>
        code.DescendantNodesAndSelf().Select(Target).OfType<ExpressionSyntax>().SelectMany(Targets)
            .Where(target => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(target).Symbol, symbol));

    private static ExpressionSyntax? Target(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left,
        PostfixUnaryExpressionSyntax unary
            when unary.IsKind(SyntaxKind.PostIncrementExpression) || unary.IsKind(SyntaxKind.PostDecrementExpression) =>
                unary.Operand,
        PrefixUnaryExpressionSyntax unary
            when unary.IsKind(SyntaxKind.PreIncrementExpression) || unary.IsKind(SyntaxKind.PreDecrementExpression) =>
                unary.Operand,
        ArgumentSyntax argument
            when argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) =>
                argument.Expression,
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax target) => target is TupleExpressionSyntax tuple
        ? tuple.Arguments.SelectMany(argument => Targets(argument.Expression))
        : [target];
}
