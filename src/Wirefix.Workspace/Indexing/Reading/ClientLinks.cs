using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Base addresses of HTTP clients, where clients are registered or made, and the names that clients are asked for by.</summary>
internal sealed class ClientLinks : ILinkReader
{
    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.SimpleAssignmentExpression, SyntaxKind.InvocationExpression];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope) => node switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left.LastName() == "BaseAddress" => Addresses(assignment, type, scope),
        InvocationExpressionSyntax call when call.Expression.LastName() == "CreateClient" && scope.NameOf(call.ArgumentList.At(0)) is { } name =>
            [new FileLink(LinkKind.ClientName, type, name)],
        _ => [],
    };

    private static IEnumerable<FileLink> Addresses(AssignmentExpressionSyntax assignment, string type, FileScope scope)
    {
        var address = scope.TextOf(assignment.Right);
        var registration = assignment.Ancestors().OfType<InvocationExpressionSyntax>().Select(Registration).FirstOrDefault(found => found is not null);
        var clients = registration is null ? [type[(type.LastIndexOf('.') + 1)..]] : Clients(registration, scope);
        return clients.Where(client => client.Length > 0).Select(client => new FileLink(LinkKind.ClientAddress, type, client, address));
    }

    // AddHttpClient itself, or what is chained to it: AddRefitClient<T>().ConfigureHttpClient(…).
    private static InvocationExpressionSyntax? Registration(InvocationExpressionSyntax? call)
    {
        while (call is not null && call.Expression.LastName() is not ("AddHttpClient" or "AddRefitClient"))
            call = call.Expression.Receiver() as InvocationExpressionSyntax;
        return call;
    }

    private static IEnumerable<string> Clients(InvocationExpressionSyntax registration, FileScope scope)
    {
        var types = registration.Expression.DescendantNodesAndSelf()
            .OfType<GenericNameSyntax>()
            .Where(name => name.Identifier.ValueText == registration.Expression.LastName())
            .SelectMany(name => name.TypeArgumentList.Arguments.Select(argument => argument.LastName()));
        return scope.NameOf(registration.ArgumentList.At(0)) is { } name ? types.Append(name) : types;
    }
}
