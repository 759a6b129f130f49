using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Routes that are mapped by calls, with the prefixes of the groups that they stand in, and those of endpoint classes.</summary>
internal sealed class MinimalApiPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.InvocationExpression];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope)
    {
        var call = (InvocationExpressionSyntax)node;
        if (call.ArgumentList.At(0) is not { } pattern || Method(call) is not { } method)
            return [];

        var text = scope.TextOf(pattern);
        if (!IsSure(call) && !text.StartsWith('/'))
            return [];

        var prefix = IsMapping(call) ? RouteGroups.Prefix(call.Expression.Receiver(), scope) : "";
        var path = $"/{$"{prefix}/{text.Trim('/')}".Trim('/')}";
        return [new FoundName($"{method} {path}".Trim(), PlaceKind.Route, pattern, PlaceDirection.Inbound)];
    }

    /// <summary>Whether a call maps a route to a handler.</summary>
    public static bool IsMapping(InvocationExpressionSyntax call) =>
        call.Expression.Receiver() is not null && call.Expression.LastName().StartsWith("Map", StringComparison.Ordinal);

    // MapGet and its kin map nothing else; Map is a word of mappers too.
    private static bool IsSure(InvocationExpressionSyntax call) =>
        IsMapping(call) && Verbs.Contains(call.Expression.LastName()["Map".Length..]) && call.ArgumentList.Arguments.Count > 1;

    // The method in upper case, an empty text where any will do; null where the call is none that maps.
    private static string? Method(InvocationExpressionSyntax call)
    {
        var name = call.Expression.LastName();
        if (call.Expression is IdentifierNameSyntax && Verbs.Contains(name) && IsEndpointClass(call))
            return name.ToUpperInvariant();
        if (!IsMapping(call) || name == "MapGroup")
            return null;
        return Verbs.Contains(name["Map".Length..]) ? name["Map".Length..].ToUpperInvariant() : "";
    }

    private static bool IsEndpointClass(SyntaxNode call) =>
        call.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText == "Configure";
}
