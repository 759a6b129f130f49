using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Fields of forms: read from a request, added to a multipart body, or listed for an encoded one.</summary>
internal sealed class FormPlaces : IPlaceReader
{
    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.ElementAccessExpression,
        SyntaxKind.InvocationExpression,
        SyntaxKind.ImplicitElementAccess,
        SyntaxKind.ComplexElementInitializerExpression,
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        ElementAccessExpressionSyntax access when access.Expression.LastName() is "Form" or "form" =>
            Named(access.ArgumentList.At(0), PlaceDirection.Inbound, scope),
        InvocationExpressionSyntax call when call.Expression.LastName() == "Add" && IsPart(call, scope) =>
            Named(call.ArgumentList.At(1), PlaceDirection.Outbound, scope),
        InitializerExpressionSyntax { Expressions: [_, var name, ..], Parent.Parent: ObjectCreationExpressionSyntax body } when IsMultipart(body.Type) =>
            Named(name, PlaceDirection.Outbound, scope),
        ImplicitElementAccessSyntax access when IsEncoded(access) => Named(access.ArgumentList.At(0), PlaceDirection.Outbound, scope),
        InitializerExpressionSyntax { Expressions: [var key, ..] } entry when IsEncoded(entry) => Named(key, PlaceDirection.Outbound, scope),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }, _] } pair when IsEncoded(pair) =>
            Named(key, PlaceDirection.Outbound, scope),
        _ => [],
    };

    private static IEnumerable<FoundName> Named(ExpressionSyntax? name, PlaceDirection direction, FileScope scope) =>
        scope.NameOf(name) is { } text ? [new FoundName(text, PlaceKind.Form, name!, direction)] : [];

    private static bool IsPart(InvocationExpressionSyntax call, FileScope scope) =>
        call.Expression.Receiver() is { } receiver &&
        (IsForm(receiver) || IsContent(call.ArgumentList.At(0)) || scope.TypesOf(receiver).Any(IsMultipart));

    // Nothing else is added with a name than a part of a multipart body.
    private static bool IsContent(ExpressionSyntax? part) =>
        part is ObjectCreationExpressionSyntax creation && creation.Type.LastName().EndsWith("Content", StringComparison.Ordinal);

    private static bool IsMultipart(TypeSyntax type) => type.LastName() == "MultipartFormDataContent";

    private static bool IsForm(ExpressionSyntax receiver)
    {
        var name = receiver.LastName();
        return name.Contains("form", StringComparison.OrdinalIgnoreCase) ||
            name.Contains("multipart", StringComparison.OrdinalIgnoreCase) ||
            name.EndsWith("content", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsEncoded(SyntaxNode node) => node.Ancestors()
        .TakeWhile(ancestor => ancestor is not StatementSyntax and not MemberDeclarationSyntax)
        .Any(ancestor => ancestor is ObjectCreationExpressionSyntax creation && creation.Type.LastName() == "FormUrlEncodedContent");
}
