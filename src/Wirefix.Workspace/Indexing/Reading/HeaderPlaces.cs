using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Headers that are read or set: by name, or by a property that stands for one.</summary>
internal sealed class HeaderPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Methods =
        ["Add", "TryAdd", "TryAddWithoutValidation", "Append", "AppendCommaSeparatedValues", "GetValues", "TryGetValues", "TryGetValue",
         "GetCommaSeparatedValues", "Contains", "ContainsKey", "Remove", "Set", "WithHeader", "AddHeader"];

    // Members of collections, which no header is called by.
    private static readonly ImmutableHashSet<string> NoHeader = ["Count", "Keys", "Values", "Comparer", "IsReadOnly", "NonValidated"];

    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.InvocationExpression,
        SyntaxKind.ElementAccessExpression,
        SyntaxKind.SimpleMemberAccessExpression,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        InvocationExpressionSyntax call when IsOnHeaders(call) && call.ArgumentList.At(0) is { } name =>
            Named(name, call.Expression, scope),
        ElementAccessExpressionSyntax access when IsHeaders(access.Expression) && access.ArgumentList.At(0) is { } name =>
            Named(name, access.Expression, scope),
        MemberAccessExpressionSyntax access when StandsForHeader(access) =>
            [new FoundName(access.Name.Identifier.ValueText, PlaceKind.Header, access.Name, DirectionOf(access.Expression))],
        _ => [],
    };

    private static IEnumerable<FoundName> Named(ExpressionSyntax name, ExpressionSyntax headers, FileScope scope) =>
        scope.NameOf(name) is { } text ? [new FoundName(text, PlaceKind.Header, name, DirectionOf(headers))] : [];

    private static bool IsOnHeaders(InvocationExpressionSyntax call)
    {
        var method = call.Expression.LastName();
        return Methods.Contains(method) &&
            (IsHeaders(call.Expression.Receiver()) || method is "TryAddWithoutValidation" or "WithHeader" or "AddHeader");
    }

    private static bool StandsForHeader(MemberAccessExpressionSyntax access)
    {
        if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
            return false;
        return access.Expression.LastName() == "HeaderNames" ||
            (IsHeaders(access.Expression) && !NoHeader.Contains(access.Name.Identifier.ValueText));
    }

    private static bool IsHeaders(ExpressionSyntax? expression) =>
        expression.LastName() is var name && (name.EndsWith("Headers", StringComparison.Ordinal) || name == "headers");

    // A service knows its own request and response as properties of these names, and a client its defaults.
    private static PlaceDirection DirectionOf(ExpressionSyntax headers)
    {
        var names = headers.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText).ToArray();
        if (names.Contains("DefaultRequestHeaders") || names.Contains("TryAddWithoutValidation"))
            return PlaceDirection.Outbound;
        return names.Contains("Request") || names.Contains("Response") ? PlaceDirection.Inbound : PlaceDirection.Unknown;
    }
}
