using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Base addresses of HTTP and gRPC clients, where clients are registered or made, and the names that clients are asked for by.</summary>
internal sealed class ClientLinks : ILinkReader
{
    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.SimpleAssignmentExpression,
        SyntaxKind.InvocationExpression,
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
    ];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope) => node switch
    {
        _ when RestSharpAddress.Of(node, scope) is { } address =>
            [new FileLink(LinkKind.ClientAddress, type, SimpleName(type), RestSharpAddress.TextOf(address, scope))],
        AssignmentExpressionSyntax assignment when assignment.Left.LastName() is "BaseAddress" or "Address" => Addresses(assignment, type, scope),
        InvocationExpressionSyntax call => Asked(call, type, scope),
        ObjectCreationExpressionSyntax creation when scope.RpcClientOf(creation.Type) is { } client && Channel(creation, scope) is { } address =>
            [new FileLink(LinkKind.RpcAddress, type, client, scope.TextOf(address))],
        _ => [],
    };

    private static string SimpleName(string type) => type[(type.LastIndexOf('.') + 1)..];

    private static IEnumerable<FileLink> Asked(InvocationExpressionSyntax call, string type, FileScope scope)
    {
        if (call.Expression.LastName() == "CreateClient" && scope.NameOf(call.ArgumentList.At(0)) is { } name)
            return [new FileLink(LinkKind.ClientName, type, name)];
        return call.Expression.Receiver() is { } receiver && scope.RpcClientOf(receiver) is { } client
            ? [new FileLink(LinkKind.RpcClient, type, client)]
            : [];
    }

    // new Orders.OrdersClient(GrpcChannel.ForAddress(address))
    private static ExpressionSyntax? Channel(ObjectCreationExpressionSyntax creation, FileScope scope)
    {
        var given = creation.ArgumentList.At(0);
        var channel = given is IdentifierNameSyntax name ? scope.ValueOf(name) : given;
        return channel is InvocationExpressionSyntax call && call.Expression.LastName() == "ForAddress" ? call.ArgumentList.At(0) : null;
    }

    private static IEnumerable<FileLink> Addresses(AssignmentExpressionSyntax assignment, string type, FileScope scope)
    {
        var registration = assignment.Ancestors().OfType<InvocationExpressionSyntax>().Select(Registration)
            .FirstOrDefault(found => found is not null);
        if (registration is null && assignment.Left.LastName() == "Address")
            return [];

        var address = scope.TextOf(assignment.Right);
        var clients = registration is null ? [SimpleName(type)] : Clients(registration, scope);
        var kind = registration?.Expression.LastName() == "AddGrpcClient" ? LinkKind.RpcAddress : LinkKind.ClientAddress;
        return clients.Where(client => client.Length > 0).Select(client => new FileLink(kind, type, client, address));
    }

    // AddHttpClient itself, or what is chained to it: AddRefitClient<T>().ConfigureHttpClient(…).
    private static InvocationExpressionSyntax? Registration(InvocationExpressionSyntax? call)
    {
        while (call is not null && call.Expression.LastName() is not ("AddHttpClient" or "AddRefitClient" or "AddGrpcClient"))
            call = call.Expression.Receiver() as InvocationExpressionSyntax;
        return call;
    }

    private static IEnumerable<string> Clients(InvocationExpressionSyntax registration, FileScope scope)
    {
        var types = registration.Expression.DescendantNodesAndSelf()
            .OfType<GenericNameSyntax>()
            .Where(name => name.Identifier.ValueText == registration.Expression.LastName())
            .SelectMany(name => name.TypeArgumentList.Arguments.Select(argument => scope.RpcClientOf(argument) ?? argument.LastName()));
        return scope.NameOf(registration.ArgumentList.At(0)) is { } name ? types.Append(name) : types;
    }
}
