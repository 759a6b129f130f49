using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Generated clients of gRPC in a file: <c>Orders.OrdersClient</c>, which stands in the class of its service.</summary>
internal sealed class RpcClient(CompilationUnitSyntax root, DeclaredTypes declared)
{
    private const string End = "Client";

    private readonly ImmutableDictionary<string, NameSyntax> _aliases = root.Usings
        .Concat(root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Usings))
        .Where(directive => directive is { Alias: not null, Name: not null })
        .GroupBy(directive => directive.Alias!.Name.Identifier.ValueText)
        .ToImmutableDictionary(alias => alias.Key, alias => alias.First().Name!);

    // Most files name no client, and need not be walked through for one.
    private readonly Lazy<bool> _namesClients = new(() => root.SyntaxTree.GetText().ToString().Contains(End, StringComparison.Ordinal));

    /// <summary>The service of a client's name.</summary>
    public static string ServiceOf(string client) => client[..^End.Length];

    /// <summary>The name of a service's client.</summary>
    public static string Of(string service) => service + End;

    /// <summary>The client's name where a type is a generated one, also by an alias of the file; null of others.</summary>
    public string? OfType(TypeSyntax? type)
    {
        var name = type is IdentifierNameSyntax alias && _aliases.TryGetValue(alias.Identifier.ValueText, out var meant) ? meant : type;
        return name is QualifiedNameSyntax qualified && qualified.Right.Identifier.ValueText == qualified.Left.LastName() + End
            ? qualified.Right.Identifier.ValueText
            : null;
    }

    /// <summary>The client's name where an expression is a parameter, field, property or local that holds one.</summary>
    public string? Of(ExpressionSyntax receiver) =>
        _namesClients.Value ? declared.Of(receiver).Select(OfType).FirstOrDefault(client => client is not null) : null;
}
