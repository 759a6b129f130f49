using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>The services that an application host starts: <c>builder.AddProject&lt;Projects.Orders_Api&gt;("orders")</c>.</summary>
internal sealed class HostLinks : ILinkReader
{
    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.InvocationExpression];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope)
    {
        var call = (InvocationExpressionSyntax)node;
        if (call.Expression.LastName() != "AddProject" || call.ArgumentList.At(0) is not { } first || scope.NameOf(first) is not { } name)
            return [];
        return Source(call) is { Length: > 0 } source ? [new FileLink(LinkKind.Service, "", name, source)] : [];
    }

    private static string? Source(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: [var project] } } => project.LastName(),
        _ => call.ArgumentList.At(1).Literal(),
    };
}
