using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Tells by which key an expression reads the configuration.</summary>
internal static class ConfigurationKey
{
    // Sections of sections: nobody reads deeper.
    private const int MostSteps = 16;

    /// <summary>
    /// The whole key, with colons: <c>configuration.GetSection("Services")["Orders"]</c> is <c>Services:Orders</c>; null of others.
    /// </summary>
    public static string? Of(ExpressionSyntax? expression, FileScope scope)
    {
        var key = Read(expression, scope, MostSteps);
        return key?.IndexOfAny(['{', '}']) < 0 ? key : null;
    }

    private static string? Read(ExpressionSyntax? expression, FileScope scope, int steps) => expression switch
    {
        _ when steps == 0 => null,
        PostfixUnaryExpressionSyntax inner when inner.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Read(inner.Operand, scope, steps - 1),
        ElementAccessExpressionSyntax access => Below(access.Expression, access.ArgumentList.At(0), scope, steps),
        InvocationExpressionSyntax call when call.Expression.LastName() is "GetValue" or "GetSection" or "GetRequiredSection" =>
            Below(call.Expression.Receiver(), call.ArgumentList.At(0), scope, steps),
        InvocationExpressionSyntax call when call.Expression.LastName() == "GetConnectionString" =>
            call.ArgumentList.At(0).Literal() is { } name ? $"ConnectionStrings:{name}" : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Get" } get } =>
            Read(get.Expression, scope, steps - 1),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value => Read(value.Expression, scope, steps - 1),
        _ => null,
    };

    private static string? Below(ExpressionSyntax? receiver, ExpressionSyntax? key, FileScope scope, int steps)
    {
        if (key.Literal() is not { } own)
            return null;
        if (receiver.LastName().Contains("config", StringComparison.OrdinalIgnoreCase))
            return own;
        var section = receiver is IdentifierNameSyntax name ? scope.ValueOf(name) : receiver;
        return section is not IdentifierNameSyntax && Read(section, scope, steps - 1) is { } outer ? $"{outer}:{own}" : null;
    }
}
