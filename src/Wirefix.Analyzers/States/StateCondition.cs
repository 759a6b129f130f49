using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>What conditions say about the state of one object.</summary>
/// <param name="subject">The variable that holds the object; null for the object's own state.</param>
/// <param name="member">The member that holds the state.</param>
internal sealed class StateCondition(string? subject, string member)
{
    /// <summary>Whether a condition asks for the state.</summary>
    public bool IsIn(SyntaxNode condition) => condition.DescendantNodesAndSelf().Any(node => node switch
    {
        ExpressionSyntax expression => IsState(expression),
        SubpatternSyntax part => IsState(part),
        _ => false,
    });

    /// <summary>Whether a condition is true in a state, whatever else holds; null where that decides.</summary>
    public bool? Holds(ExpressionSyntax condition, string state)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                return Holds(inner.Expression, state);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return !Holds(not.Operand, state);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or:
                return Or(Holds(or.Left, state), Holds(or.Right, state));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and:
                return !Or(!Holds(and.Left, state), !Holds(and.Right, state));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.IsExpression } same:
                return IsSame(same, state);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } other:
                return !IsSame(other, state);
            case IsPatternExpressionSyntax pattern when IsState(pattern.Expression):
                return Matches(pattern.Pattern, state);
            case IsPatternExpressionSyntax { Expression: IdentifierNameSyntax name, Pattern: var pattern } when name.Identifier.ValueText == subject:
                return MatchesObject(pattern, state);
            default:
                return null;
        }
    }

    private bool? IsSame(BinaryExpressionSyntax comparison, string state)
    {
        var named = IsState(comparison.Left) ? comparison.Right : IsState(comparison.Right) ? comparison.Left : null;
        return named is not null && StateName.Of(named) is { } name ? name.Name == state : null;
    }

    private static bool? Matches(PatternSyntax pattern, string state) => pattern switch
    {
        ParenthesizedPatternSyntax inner => Matches(inner.Pattern, state),
        UnaryPatternSyntax not => !Matches(not.Pattern, state),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } or => Or(Matches(or.Left, state), Matches(or.Right, state)),
        BinaryPatternSyntax and => !Or(!Matches(and.Left, state), !Matches(and.Right, state)),
        ConstantPatternSyntax constant => StateName.Of(constant.Expression) is { } name ? name.Name == state : null,
        TypePatternSyntax type => StateName.Of(type.Type) is { } name ? name.Name == state : null,
        _ => null,
    };

    // The object may be null, which { } leaves open where it is not negated.
    private bool? MatchesObject(PatternSyntax pattern, string state) => pattern switch
    {
        UnaryPatternSyntax { Pattern: RecursivePatternSyntax inner } => !MatchesObject(inner, state),
        RecursivePatternSyntax { PropertyPatternClause.Subpatterns: [var part], PositionalPatternClause: null } when IsState(part) =>
            Matches(part.Pattern, state),
        _ => null,
    };

    private bool IsState(SubpatternSyntax part) => part.NameColon?.Name.Identifier.ValueText == member;

    private bool IsState(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax of, Name: var name } =>
            of.Identifier.ValueText == subject && name.Identifier.ValueText == member,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => subject is null && name.Identifier.ValueText == member,
        ConditionalAccessExpressionSyntax { Expression: IdentifierNameSyntax of, WhenNotNull: MemberBindingExpressionSyntax { Name: var name } } =>
            of.Identifier.ValueText == subject && name.Identifier.ValueText == member,
        // `Status.Open` names a state, where member and enum have one name.
        IdentifierNameSyntax { Parent: not MemberAccessExpressionSyntax } name => subject is null && name.Identifier.ValueText == member,
        _ => false,
    };

    private static bool? Or(bool? one, bool? other) => one == true || other == true ? true : one is null || other is null ? null : false;
}
