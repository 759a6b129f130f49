using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Tells by which key an expression reads the configuration.</summary>
internal static class ConfigurationKey
{
    // Sections of sections: nobody reads deeper.
    private const int MostSteps = 16;

    private const string Section = "IConfigurationSection";

    // What a section begins with that the file was handed; it stands in no key.
    private const string Unknown = "*:";

    /// <summary>
    /// A reference to the address at the key, with colons: <c>configuration.GetSection("Services")["Orders"]</c> is <c>Services:Orders</c>. Of
    /// a section that the file is handed only the end is known. Null of other expressions.
    /// </summary>
    public static string? Of(ExpressionSyntax? expression, FileScope scope)
    {
        var key = Read(expression, scope, MostSteps);
        if (key is null || key.IndexOfAny(['{', '}']) >= 0)
            return null;
        return key.StartsWith(Unknown, StringComparison.Ordinal)
            ? OpenText.To(ReferenceKind.Option, key[Unknown.Length..])
            : OpenText.To(ReferenceKind.Setting, key);
    }

    /// <summary>Whether an expression holds configuration: by its declared type, else by its name.</summary>
    public static bool IsConfiguration(ExpressionSyntax? expression, FileScope scope)
    {
        if (expression is null)
            return false;
        string[] types = [.. TypesOf(expression, scope)];
        return types.Length == 0
            ? expression.LastName().Contains("config", StringComparison.OrdinalIgnoreCase)
            : types.Any(type => type is Section or "IConfiguration" or "IConfigurationRoot" or "IConfigurationManager" or "ConfigurationManager" or "ConfigurationRoot");
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

    private static string? Below(ExpressionSyntax? receiver, ExpressionSyntax? key, FileScope scope, int steps) =>
        receiver is not null && key.Literal() is { } own && Start(receiver, scope, steps) is { } start ? start + own : null;

    // What stands before the keys that are read of an expression; null where it is no configuration.
    private static string? Start(ExpressionSyntax receiver, FileScope scope, int steps)
    {
        var section = scope.ValueOf(receiver) ?? scope.AssignedTo(receiver) ?? receiver;
        if (section is not IdentifierNameSyntax && Read(section, scope, steps - 1) is { } outer)
            return $"{outer}:";
        if (TypesOf(receiver, scope).Contains(Section))
            return Unknown;
        return IsConfiguration(receiver, scope) || IsConfiguration(section, scope) ? "" : null;
    }

    private static IEnumerable<string> TypesOf(ExpressionSyntax expression, FileScope scope) => scope.TypesOf(expression)
        .Where(type => !type.IsVar)
        .Select(type => type is NullableTypeSyntax nullable ? nullable.ElementType.LastName() : type.LastName());
}
