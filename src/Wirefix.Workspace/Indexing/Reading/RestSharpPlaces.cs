using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Requests of RestSharp: the address of a client, the resource of a request with its method, and the parameters that it is given.</summary>
internal sealed class RestSharpPlaces : IPlaceReader
{
    private const string Request = "RestRequest";

    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.InvocationExpression,
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.SimpleAssignmentExpression,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        BaseObjectCreationExpressionSyntax creation when creation.CreatedType().LastName() == Request => Resource(creation, scope),
        BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax when RestSharpAddress.Of(node, scope) is { } address =>
            RequestPlaces.Uri("", RestSharpAddress.TextOf(address, scope), address),
        AssignmentExpressionSyntax assignment when IsResource(assignment, scope) => Assigned(assignment, scope),
        InvocationExpressionSyntax call => Given(call, scope),
        _ => [],
    };

    private static IEnumerable<FoundName> Resource(BaseObjectCreationExpressionSyntax creation, FileScope scope) =>
        creation.ArgumentList.At(0) is { } resource && IsAddress(resource, scope)
            ? RequestPlaces.Uri(RestSharpMethod.OfRequest(creation, scope), Relative(resource, scope), resource)
            : [];

    // new RestRequest(Method.Post)
    private static bool IsAddress(ExpressionSyntax resource, FileScope scope) => RequestMethod.Of(resource, scope).Length == 0;

    private static bool IsResource(AssignmentExpressionSyntax assignment, FileScope scope) =>
        assignment.Left.LastName() == "Resource" && (assignment.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax made }
            ? made.CreatedType().LastName() == Request
            : assignment.Left.Receiver() is { } holder && scope.TypesOf(holder).Any(type => type.LastName() == Request));

    private static IEnumerable<FoundName> Assigned(AssignmentExpressionSyntax assignment, FileScope scope) =>
        RequestPlaces.Uri(RestSharpMethod.OfAddressed(assignment, scope), Relative(assignment.Right, scope), assignment.Right);

    // A resource is put behind the whole address of its client, with a slash before it or without.
    private static string Relative(ExpressionSyntax resource, FileScope scope) => scope.TextOf(resource).TrimStart('/');

    private static IEnumerable<FoundName> Given(InvocationExpressionSyntax call, FileScope scope)
    {
        if (KindOf(call, scope) is not { } kind || Root(call.Expression.Receiver()) is not { } request || !IsRequest(request, scope))
            return [];
        return scope.NameOf(call.ArgumentList.At(0)) is { } name ? [new FoundName(name, kind, call.ArgumentList.At(0)!, PlaceDirection.Outbound)] : [];
    }

    private static PlaceKind? KindOf(InvocationExpressionSyntax call, FileScope scope) => call.Expression.LastName() switch
    {
        "AddParameter" or "AddOrUpdateParameter" => Parameter(call, scope),
        "AddHeader" or "AddOrUpdateHeader" => PlaceKind.Header,
        "AddUrlSegment" => PlaceKind.RouteValue,
        "AddFile" => PlaceKind.Form,
        _ => null,
    };

    private static PlaceKind? Parameter(InvocationExpressionSyntax call, FileScope scope) => call.ArgumentList.At(2).LastName() switch
    {
        "UrlSegment" => PlaceKind.RouteValue,
        "HttpHeader" => PlaceKind.Header,
        "RequestBody" => null,
        "QueryString" => PlaceKind.Query,
        _ => IsWithForm(Root(call.Expression.Receiver()), scope) ? PlaceKind.Form : PlaceKind.Query,
    };

    private static bool IsWithForm(ExpressionSyntax? request, FileScope scope) =>
        Made(request, scope) is { } creation && RestSharpMethod.OfRequest(creation, scope) is "POST" or "PUT" or "PATCH";

    // Where the object is made that an expression holds.
    private static BaseObjectCreationExpressionSyntax? Made(ExpressionSyntax? request, FileScope scope) =>
        (request is IdentifierNameSyntax name ? Root(scope.ValueOf(name)) : request) as BaseObjectCreationExpressionSyntax;

    // The calls are chained to each other.
    private static ExpressionSyntax? Root(ExpressionSyntax? value)
    {
        while (value is InvocationExpressionSyntax call)
            value = call.Expression.Receiver();
        return value;
    }

    private static bool IsRequest(ExpressionSyntax request, FileScope scope)
    {
        if (request is BaseObjectCreationExpressionSyntax creation)
            return creation.CreatedType().LastName() == Request;
        TypeSyntax[] types = [.. scope.TypesOf(request).Where(type => !type.IsVar)];
        return types.Length == 0
            ? Made(request, scope).CreatedType().LastName() == Request || request.LastName().Contains("request", StringComparison.OrdinalIgnoreCase)
            : types.Any(type => type.LastName() is Request or "IRestRequest");
    }
}
