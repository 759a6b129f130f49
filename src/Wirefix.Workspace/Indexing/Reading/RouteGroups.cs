using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>The prefixes of groups of routes, and the methods that groups are handed to: <c>app.MapGroup("/api").MapOrders()</c>.</summary>
internal sealed class RouteGroups : ILinkReader
{
    private const int MostSteps = 16;

    // What maps a route or makes a group hands nothing on.
    private static readonly ImmutableHashSet<string> Ends =
        ["MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapMethods", "MapFallback", "MapGroup"];

    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.InvocationExpression];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope)
    {
        var call = (InvocationExpressionSyntax)node;
        var method = call.Expression.LastName();
        if (method.Length == 0 || Ends.Contains(method))
            return [];

        var receiver = call.Expression.Receiver();
        var isStatic = IsType(receiver);
        var name = isStatic ? $"{receiver.LastName()}.{method}" : method;
        var isMapping = method.Length > "Map".Length && method.StartsWith("Map", StringComparison.Ordinal);
        var own = isStatic || receiver is null ? [] : Handed(receiver, name, 0, type, isMapping, scope);
        return own.Concat(call.ArgumentList.Arguments.SelectMany((argument, index) =>
            Handed(argument.Expression, name, index, type, isMapping && isStatic, scope)));
    }

    /// <summary>
    /// The prefix of what routes are mapped on: the application, a group, or either with conventions chained to it; a reference where
    /// a caller hands it in.
    /// </summary>
    public static string Prefix(ExpressionSyntax? builder, FileScope scope) => Prefix(builder, scope, MostSteps);

    private static string Prefix(ExpressionSyntax? builder, FileScope scope, int steps) => builder switch
    {
        _ when steps == 0 => "",
        InvocationExpressionSyntax call when call.Expression.LastName() == "MapGroup" && call.ArgumentList.At(0) is { } prefix =>
            $"{Prefix(call.Expression.Receiver(), scope, steps - 1)}/{scope.TextOf(prefix).Trim('/')}",
        InvocationExpressionSyntax call => Prefix(call.Expression.Receiver(), scope, steps - 1),
        IdentifierNameSyntax name when scope.ValueOf(name) is { } value => Prefix(value, scope, steps - 1),
        IdentifierNameSyntax name => Parameter(name),
        _ => "",
    };

    // What is handed to a method by another name than Map… is a group only where its prefix is known.
    private static IEnumerable<FileLink> Handed(
        ExpressionSyntax value, string name, int index, string type, bool isMapping, FileScope scope)
    {
        if (value is not IdentifierNameSyntax and not InvocationExpressionSyntax)
            return [];
        var prefix = Prefix(value, scope);
        return isMapping || prefix.Length > 0 ? [new FileLink(LinkKind.RouteGroup, type, $"{name}/{index}", prefix)] : [];
    }

    private static bool IsType(ExpressionSyntax? receiver) => receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax &&
        receiver.LastName() is [>= 'A' and <= 'Z', ..];

    private static string Parameter(IdentifierNameSyntax name)
    {
        foreach (var function in name.Ancestors().Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax))
        {
            var parameters = Parameters(function);
            var index = parameters.IndexOf(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText);
            if (index >= 0 && IsBuilder(parameters[index].Type))
                return OpenText.To(ReferenceKind.RouteGroup, $"{Name(function)}/{index}");
        }

        return "";
    }

    private static bool IsBuilder(TypeSyntax? type) =>
        type.LastName() is "IEndpointRouteBuilder" or "RouteGroupBuilder" or "WebApplication";

    private static SeparatedSyntaxList<ParameterSyntax> Parameters(SyntaxNode function) => function switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters,
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
        _ => [],
    };

    private static string Name(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => "",
    };
}
