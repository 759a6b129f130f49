using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// Methods that serve gRPC, by the generated class that theirs overrides (<c>Orders.OrdersBase</c>), and calls of generated clients
/// (<c>Orders.OrdersClient</c>). Their paths name the service's package, which the <c>.proto</c> file knows.
/// </summary>
internal sealed class GrpcPlaces : IPlaceReader
{
    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.MethodDeclaration, SyntaxKind.InvocationExpression];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        MethodDeclarationSyntax method when IsServed(method) => Served(method),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } when scope.RpcClientOf(called.Expression) is { } client =>
            [Called(client, called.Name)],
        _ => [],
    };

    private static FoundName Called(string client, SimpleNameSyntax method)
    {
        var path = Path(RpcClient.ServiceOf(client), Without(method.Identifier.ValueText, "Async"));
        return new FoundName(path, PlaceKind.RequestUri, method, PlaceDirection.Outbound);
    }

    private static bool IsServed(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.OverrideKeyword) &&
        method.ParameterList.Parameters is [.., var last] && last.Type.LastName() == "ServerCallContext";

    private static IEnumerable<FoundName> Served(MethodDeclarationSyntax method) =>
        from parent in (method.Parent as TypeDeclarationSyntax)?.BaseList?.Types ?? []
        let name = parent.Type.LastName()
        where name.Length > "Base".Length && name.EndsWith("Base", StringComparison.Ordinal)
        let path = Path(name[..^"Base".Length], method.Identifier.ValueText)
        select new FoundName(path, PlaceKind.Route, method, method.Identifier.SpanStart, PlaceDirection.Inbound);

    private static string Path(string service, string method) => $"POST /{OpenText.To(ReferenceKind.RpcService, service)}/{method}";

    private static string Without(string name, string end) => name.EndsWith(end, StringComparison.Ordinal) ? name[..^end.Length] : name;
}
