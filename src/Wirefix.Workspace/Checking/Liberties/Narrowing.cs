using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>
/// Whether a filter leaves others to be thrown on: it has to ask what the exception is, on every way on which it holds. One that asks only what it
/// is not, or whether something is there that always is, narrows nothing.
/// </summary>
/// <param name="caught">The exception.</param>
/// <param name="model">What the filter means.</param>
internal sealed class Narrowing(CatchDeclarationSyntax? caught, SemanticModel model)
{
    private static readonly string[] Comparing = ["Contains", "StartsWith", "EndsWith", "Equals"];

    /// <summary>Whether a type of exception leaves out others.</summary>
    public static bool IsNarrow(ITypeSymbol? type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(IsNarrow),
        INamedTypeSymbol named => !named.Is("System", "SystemException") && named.BaseType.DerivesFrom("System", "Exception"),
        _ => false,
    };

    /// <summary>Whether a condition narrows.</summary>
    public bool By(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => By(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => By(either.Left) && By(either.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => By(both.Left) || By(both.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } test => IsAsked(test.Left) && IsNarrowType(test.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } same =>
            (IsAsked(same.Left) && IsOne(same.Right)) || (IsAsked(same.Right) && IsOne(same.Left)),
        IsPatternExpressionSyntax test => IsAsked(test.Expression) && By(test.Pattern),
        SwitchExpressionSyntax many => IsAsked(many.GoverningExpression)
            && many.Arms.All(arm => IsNever(arm.Expression) || By(arm.Pattern) || By(arm.Expression) || (arm.WhenClause is { Condition: var own } && By(own))),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var asked, Name.Identifier.ValueText: var name } } call =>
            Comparing.Contains(name) && IsAsked(asked) && call.ArgumentList.Arguments is [var what, ..] && IsOne(what.Expression),
        _ => false,
    };

    private bool By(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax inner => By(inner.Pattern),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => By(either.Left) && By(either.Right),
        BinaryPatternSyntax both => By(both.Left) || By(both.Right),
        DeclarationPatternSyntax { Type: var type } => IsNarrowType(type),
        TypePatternSyntax { Type: var type } => IsNarrowType(type),
        ConstantPatternSyntax { Expression: var value } => IsNarrowType(value) || IsOne(value),
        RecursivePatternSyntax many => (many.Type is { } type && IsNarrowType(type))
            || (many.PropertyPatternClause?.Subpatterns.Any(each => By(each.Pattern)) ?? false),
        _ => false,
    };

    private bool IsNarrowType(ExpressionSyntax type) => model.GetSymbolInfo(type).Symbol is ITypeSymbol symbol && IsNarrow(symbol);

    // The exception, or what it has: e, e.InnerException, e.InnerException?.Message, e.GetType().
    private bool IsAsked(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => caught is not null && name.Identifier.ValueText == caught.Identifier.ValueText,
        ParenthesizedExpressionSyntax inner => IsAsked(inner.Expression),
        PostfixUnaryExpressionSyntax sure => IsAsked(sure.Operand),
        MemberAccessExpressionSyntax access => IsAsked(access.Expression),
        ConditionalAccessExpressionSyntax access => IsAsked(access.Expression),
        InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax access } => IsAsked(access.Expression),
        _ => false,
    };

    // A value that it can have or not have; that something is null, or is not, says nothing.
    private bool IsOne(ExpressionSyntax value) => value is TypeOfExpressionSyntax of
        ? IsNarrowType(of.Type)
        : model.GetConstantValue(value) is { HasValue: true, Value: not (null or "" or bool) };

    private bool IsNever(ExpressionSyntax value) => model.GetConstantValue(value) is { HasValue: true, Value: false };
}
