using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Facts;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// Tells where a value is only handed on: it is passed to a call as it is, or copied into something else. What is wrong with it is
/// decided where it comes from or where something is done with it.
/// </summary>
internal static class HandingOn
{
    /// <summary>Whether the value that a name stands for is only handed on here.</summary>
    public static bool Is(SyntaxToken name) => name.Parent is SimpleNameSyntax simple && Is(Whole(simple));

    private static bool Is(ExpressionSyntax value) => value.Parent switch
    {
        ArgumentSyntax argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.None) && !IsConstant(value),
        AnonymousObjectMemberDeclaratorSyntax => true,
        AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) =>
            AreSame(assignment.Left.LastName(), assignment.Right),
        NameColonSyntax { Parent: ArgumentSyntax argument } label => AreSame(label.Name.Identifier.ValueText, argument.Expression),
        _ => false,
    };

    // What takes the value under another name decides that the two are the same.
    private static bool AreSame(string name, ExpressionSyntax value) =>
        Bare(value) is SimpleNameSyntax or MemberAccessExpressionSyntax && WireName.Key(name) == WireName.Key(value.LastName());

    // State.Closed is chosen here.
    private static bool IsConstant(ExpressionSyntax value) =>
        Bare(value) is MemberAccessExpressionSyntax { Expression: var of } && of.GetFirstToken().ValueText is [>= 'A' and <= 'Z', ..];

    // The expression that a name ends: order.Total is Total's, and so is order.Total!.
    private static ExpressionSyntax Whole(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name;
        while (Outer(whole) is { } outer)
            whole = outer;
        return whole;
    }

    private static ExpressionSyntax? Outer(ExpressionSyntax value) => value.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == value => access,
        MemberBindingExpressionSyntax binding => binding,
        ConditionalAccessExpressionSyntax access when access.WhenNotNull == value => access,
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => suppressed,
        ParenthesizedExpressionSyntax inner => inner,
        CastExpressionSyntax cast => cast,
        _ => null,
    };

    private static ExpressionSyntax Bare(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Bare(suppressed.Operand),
        ParenthesizedExpressionSyntax inner => Bare(inner.Expression),
        CastExpressionSyntax cast => Bare(cast.Expression),
        _ => value,
    };
}
