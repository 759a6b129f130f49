using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Reads the text that one expression is, its unknown parts in braces.</summary>
internal sealed class WrittenText(FileScope scope)
{
    private static readonly string[] AddressNames = ["Url", "Uri", "Address", "Endpoint", "Host", "Authority"];

    // Locals that name locals unfold without end in hostile code; an address of honest code takes a dozen steps.
    private int _steps = 200;

    /// <summary>
    /// The text of a literal, a sum, an interpolation, a constant, a local or a URI; a reference where another file may know it;
    /// else a hole with the expression's name.
    /// </summary>
    public string Of(ExpressionSyntax expression)
    {
        if (_steps-- <= 0)
            return Hole(expression);

        return expression switch
        {
            LiteralExpressionSyntax literal => literal.Literal() ?? Hole(expression),
            BinaryExpressionSyntax choice when choice.IsKind(SyntaxKind.CoalesceExpression) => Of(choice.Left),
            ParenthesizedExpressionSyntax inner => Of(inner.Expression),
            PostfixUnaryExpressionSyntax inner => Of(inner.Operand),
            InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(Of)),
            BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Sum(sum),
            BaseObjectCreationExpressionSyntax creation => Created(creation),
            InvocationExpressionSyntax call => Called(call),
            _ => scope.ValueOf(expression) is { } value && Of(value) is var text && !IsHole(text) ? text : Unknown(expression),
        };
    }

    private static bool IsHole(string text) =>
        text.StartsWith('{') && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1 && !OpenText.IsOpen(text);

    private string Unknown(ExpressionSyntax expression)
    {
        if (ConfigurationKey.Of(expression, scope) is { } setting)
            return setting;
        if (ConstantName(expression) is { } name)
            return OpenText.To(ReferenceKind.Constant, name);
        return IsAddress(expression) ? OpenText.To(ReferenceKind.Option, expression.LastName()) : Hole(expression);
    }

    // Options are classes as any others: their properties are told by what addresses are called.
    private static bool IsAddress(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax &&
        AddressNames.Any(name => expression.LastName().EndsWith(name, StringComparison.OrdinalIgnoreCase));

    // Constants and types are written with a capital, and nothing else is that stands in an address.
    private static string? ConstantName(ExpressionSyntax expression)
    {
        var first = expression;
        while (first is MemberAccessExpressionSyntax { Name: IdentifierNameSyntax } access)
            first = access.Expression;
        return first is IdentifierNameSyntax { Identifier.ValueText: [>= 'A' and <= 'Z', ..] }
            ? string.Concat(expression.DescendantTokens().Select(token => token.ValueText))
            : null;
    }

    private string Of(InterpolatedStringContentSyntax part) => part switch
    {
        InterpolatedStringTextSyntax text => text.TextToken.ValueText
            .Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal),
        InterpolationSyntax hole => Of(hole.Expression),
        _ => "",
    };

    // A long sum leans to the left: walked, not recursed into, so that no depth ends it.
    private string Sum(BinaryExpressionSyntax sum)
    {
        var right = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        for (; left is BinaryExpressionSyntax next && next.IsKind(SyntaxKind.AddExpression); left = next.Left)
            right.Push(next.Right);
        return right.Aggregate(new StringBuilder(Of(left)), (text, part) => text.Append(Of(part))).ToString();
    }

    private string Created(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.ArgumentList.At(0) is not { } first)
            return Hole(creation);
        if (creation.ArgumentList.At(1) is not { } second || Of(second) is var end && !end.Contains('/', StringComparison.Ordinal))
            return Of(first);
        return $"{Of(first).TrimEnd('/')}/{end.TrimStart('/')}";
    }

    private string Called(InvocationExpressionSyntax call) => (call.Expression.LastName(), call.ArgumentList.At(0)) switch
    {
        ("nameof", { } name) => name.LastName(),
        ("AddQueryString" or "EscapeDataString" or "UrlEncode" or "Encode", { } value) => Of(value),
        (var name, not null) when name.Contains("Combine", StringComparison.Ordinal) =>
            string.Join('/', call.ArgumentList.Arguments.Select(argument => Of(argument.Expression).Trim('/'))),
        ("Concat", not null) => string.Concat(call.ArgumentList.Arguments.Select(argument => Of(argument.Expression))),
        _ => Unknown(call),
    };

    private static string Hole(ExpressionSyntax expression) => expression.LastName() is { Length: > 0 } name ? $"{{{name}}}" : "{value}";
}
