using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>What code is called and given as it is written, and the member that it is written in.</summary>
internal static class Written
{
    /// <summary>The last identifier of an expression: <c>context.Request.Headers</c> is Headers; empty where it has none.</summary>
    public static string LastName(this ExpressionSyntax? expression)
    {
        // Walked, not recursed into: a chain of calls may be of any length.
        for (var outer = expression; outer is not null; outer = Inner(outer))
        {
            if (OwnName(outer) is { } name)
                return name.Identifier.ValueText;
        }

        return "";
    }

    /// <summary>The method or property around a node; the whole file where there is none.</summary>
    public static SyntaxNode MemberAround(this SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(each => each is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax) ?? node.SyntaxTree.GetRoot();

    /// <summary>Whether an expression is a name alone, or one that is taken from <c>this</c>.</summary>
    public static bool IsUnqualified(this ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };

    /// <summary>What a member is taken from; null where it is the type around it.</summary>
    public static ExpressionSyntax? Receiver(this ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        ElementBindingExpressionSyntax binding => binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
        _ => null,
    };

    /// <summary>The type that a creation names, or that is declared for what it makes; null where neither stands there.</summary>
    public static TypeSyntax? CreatedType(this BaseObjectCreationExpressionSyntax? creation) => creation switch
    {
        ObjectCreationExpressionSyntax named => named.Type,
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax variable } } } => variable.Type,
        { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } } => property.Type,
        _ => null,
    };

    /// <summary>What the initializer of a creation sets a property to; null where it does not.</summary>
    public static ExpressionSyntax? Initial(this BaseObjectCreationExpressionSyntax creation, string property) =>
        creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(each => each.Left.LastName() == property)?.Right;

    /// <summary>The name of an attribute without its ending.</summary>
    public static string ShortName(this AttributeSyntax attribute)
    {
        var name = attribute.Name.LastName();
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
    }

    /// <summary>The text of a string literal, also a raw or UTF-8 one; null of anything else.</summary>
    public static string? Literal(this ExpressionSyntax? expression) =>
        expression is LiteralExpressionSyntax literal &&
        (literal.IsKind(SyntaxKind.StringLiteralExpression) || literal.IsKind(SyntaxKind.Utf8StringLiteralExpression))
            ? literal.Token.ValueText
            : null;

    /// <summary>The argument at an index; null where there are not as many.</summary>
    public static ExpressionSyntax? At(this BaseArgumentListSyntax? list, int index) =>
        list is not null && index < list.Arguments.Count ? list.Arguments[index].Expression : null;

    /// <summary>The argument of an attribute that is given by a name; null where there is none.</summary>
    public static ExpressionSyntax? Argument(this AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments
            .FirstOrDefault(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name)
            ?.Expression;

    /// <summary>The argument of an attribute that is given first and without a name; null where there is none.</summary>
    public static ExpressionSyntax? FirstArgument(this AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments is [{ NameEquals: null, NameColon: null, Expression: var first }, ..] ? first : null;

    private static SimpleNameSyntax? OwnName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        QualifiedNameSyntax name => name.Right,
        AliasQualifiedNameSyntax name => name.Name,
        _ => null,
    };

    private static ExpressionSyntax? Inner(ExpressionSyntax expression) => expression switch
    {
        ConditionalAccessExpressionSyntax access => access.WhenNotNull,
        ParenthesizedExpressionSyntax inner => inner.Expression,
        PostfixUnaryExpressionSyntax inner => inner.Operand,
        CastExpressionSyntax cast => cast.Expression,
        AwaitExpressionSyntax await => await.Expression,
        InvocationExpressionSyntax call => call.Expression,
        ElementAccessExpressionSyntax access => access.Expression,
        _ => null,
    };
}
