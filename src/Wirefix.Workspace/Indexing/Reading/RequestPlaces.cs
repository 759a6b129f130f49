using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Where requests go: calls of HTTP clients, request messages, base addresses.</summary>
internal sealed class RequestPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    private static readonly ImmutableHashSet<string> Endings =
        ["Async", "StringAsync", "StreamAsync", "ByteArrayAsync", "FromJsonAsync", "AsJsonAsync", "FromJsonAsAsyncEnumerable", "JsonAsync"];

    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.InvocationExpression,
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.SimpleAssignmentExpression,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        InvocationExpressionSyntax call => Called(call, scope),
        BaseObjectCreationExpressionSyntax creation when creation.CreatedType().LastName() == "HttpRequestMessage" => Created(creation, scope),
        AssignmentExpressionSyntax { Right: var value } assignment when assignment.Left.LastName() == "BaseAddress" =>
            Uri("", scope.TextOf(value), value),
        AssignmentExpressionSyntax { Right: var value } assignment when assignment.Left.LastName() == "RequestUri" =>
            Uri(RequestMethod.OfAddressed(assignment, scope), scope.TextOf(value), value),
        _ => [],
    };

    /// <summary>Whether an address says more than variable parts.</summary>
    public static bool HasLiteral(string text)
    {
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0 && char.IsLetterOrDigit(letter))
                return true;
        }

        return false;
    }

    /// <summary>The place of an address, where it says anything.</summary>
    public static IEnumerable<FoundName> Uri(string method, string text, ExpressionSyntax address) =>
        HasLiteral(text) || OpenText.IsOpen(text)
            ? [new FoundName($"{method} {text}".Trim(), PlaceKind.RequestUri, Bare(address), PlaceDirection.Outbound)]
            : [];

    private static IEnumerable<FoundName> Called(InvocationExpressionSyntax call, FileScope scope)
    {
        if (Verb(call.Expression.LastName()) is not { } verb || call.ArgumentList.At(0) is not { } address)
            return [];

        var text = scope.TextOf(address);
        return IsClient(call.Expression.Receiver()) || IsAddress(text) ? Uri(verb, text, address) : [];
    }

    private static IEnumerable<FoundName> Created(BaseObjectCreationExpressionSyntax creation, FileScope scope) =>
        creation.ArgumentList.At(1) is { } address ? Uri(RequestMethod.OfRequest(creation, 0, scope), scope.TextOf(address), address) : [];

    private static ExpressionSyntax Bare(ExpressionSyntax address) =>
        address is BaseObjectCreationExpressionSyntax creation ? creation.ArgumentList.At(0) ?? address : address;

    private static string? Verb(string called) => Verbs
        .FirstOrDefault(verb => called.StartsWith(verb, StringComparison.Ordinal) && Endings.Contains(called[verb.Length..]))
        ?.ToUpperInvariant();

    // A cache has GetAsync too, and its keys may look like paths without a slash.
    private static bool IsClient(ExpressionSyntax? receiver)
    {
        var name = receiver.LastName();
        return name.Contains("client", StringComparison.OrdinalIgnoreCase) || name.Contains("http", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAddress(string text) => text.Contains('/', StringComparison.Ordinal) || text.StartsWith('?');
}
