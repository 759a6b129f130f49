using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Analyzers;

namespace Wirefix.CodeFixes.Calls;

/// <summary>Tells which code can be run several times and yields the same each time: what a second attempt is made of.</summary>
internal static class Repeatable
{
    /// <summary>
    /// Whether code only reads names and makes new values of them. A message or a content that exists already cannot be sent twice.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="made">A local that the code itself makes, and that may therefore be a message; null for none.</param>
    public static bool Is(SyntaxNode code, SemanticModel model, string? made = null) =>
        code.DescendantNodesAndSelf().All(node => node switch
    {
        AwaitExpressionSyntax or AnonymousFunctionExpressionSyntax or ThrowExpressionSyntax or DeclarationExpressionSyntax => false,
        AssignmentExpressionSyntax assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && (assignment.Parent is InitializerExpressionSyntax || (made is not null && Root(assignment.Left) == made)),
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix =>
            !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression),
        BaseObjectCreationExpressionSyntax creation => IsPlain(model.GetTypeInfo(creation).Type),
        InvocationExpressionSyntax call => IsPure(call) || (made is not null && Root(call.Expression) == made),
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment } name
            when assignment.Left == name => true,
        IdentifierNameSyntax name =>
            name.Identifier.ValueText == made || model.GetSymbolInfo(name).Symbol is ITypeSymbol || !IsUsedUp(model.GetTypeInfo(name).Type),
        _ => true,
    });

    private static string? Root(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => Root(access.Expression),
        ElementAccessExpressionSyntax element => Root(element.Expression),
        _ => null,
    };

    private static bool IsPlain(ITypeSymbol? type) =>
        type?.Name is "HttpRequestMessage" or "HttpMethod" or "Uri" or "UriBuilder" or "StringContent" or "ByteArrayContent"
        or "FormUrlEncodedContent" or "MediaTypeHeaderValue" or "MediaTypeWithQualityHeaderValue" or "AuthenticationHeaderValue"
        or "Version" or "Dictionary" or "KeyValuePair";

    private static bool IsPure(InvocationExpressionSyntax call) =>
        call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" }
        || call.Expression is MemberAccessExpressionSyntax
        {
            Name.Identifier.ValueText: "EscapeDataString" or "ToString" or "Format" or "Concat" or "Join" or "Create" or "UrlEncode"
                or "Serialize" or "SerializeToUtf8Bytes"
                or "Trim" or "TrimEnd" or "TrimStart" or "ToLowerInvariant" or "ToUpperInvariant" or "ToUnixTimeSeconds" or "GetBytes"
                or "AddQueryString",
        };

    private static bool IsUsedUp(ITypeSymbol? type) =>
        type?.SelfAndBases().Any(current => current.Name is "HttpRequestMessage" or "HttpContent" or "Stream") == true;
}
