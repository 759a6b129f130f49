using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Keys of dictionaries and of JSON documents (<c>JsonElement</c>, <c>JsonNode</c>, <c>JObject</c>), read and written.</summary>
internal sealed class KeyPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Methods =
    [
        "GetProperty", "TryGetProperty", "TryGetPropertyValue", "TryGetValue", "GetValueOrDefault", "ContainsKey", "Add", "TryAdd",
        "Remove",
        "Property", "SelectToken", "SelectTokens", "Value", "ValueTextEquals", "GetString", "GetInt32", "GetOrdinal", "WritePropertyName",
        "WriteString", "WriteNumber", "WriteBoolean", "WriteNull", "WriteStartObject", "WriteStartArray", "WriteBase64String",
    ];

    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.InvocationExpression,
        SyntaxKind.ElementAccessExpression,
        SyntaxKind.ElementBindingExpression,
        SyntaxKind.ImplicitElementAccess,
        SyntaxKind.ComplexElementInitializerExpression,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        InvocationExpressionSyntax call when IsKeyed(call) => Named(call.ArgumentList.At(0), scope),
        ElementAccessExpressionSyntax access => Indexed(access.ArgumentList, access.Expression, scope),
        ElementBindingExpressionSyntax binding => Indexed(binding.ArgumentList, binding.Receiver(), scope),
        ImplicitElementAccessSyntax access => Named(access.ArgumentList.At(0), scope),
        InitializerExpressionSyntax { Expressions: [var key, _] } => Named(key, scope),
        _ => [],
    };

    // A list has Add too, of one argument.
    private static bool IsKeyed(InvocationExpressionSyntax call) =>
        Methods.Contains(call.Expression.LastName()) && (call.Expression.LastName() != "Add" || call.ArgumentList.Arguments.Count == 2);

    private static IEnumerable<FoundName> Indexed(BracketedArgumentListSyntax list, ExpressionSyntax? receiver, FileScope scope)
    {
        if (list.Arguments.Count != 1 || IsConfiguration(receiver.LastName()))
            return [];
        var kind = receiver.LastName() == "RouteValues" ? PlaceKind.RouteValue : PlaceKind.Key;
        return Named(list.At(0), scope).Select(found => found with { Kind = kind });
    }

    private static IEnumerable<FoundName> Named(ExpressionSyntax? key, FileScope scope)
    {
        var text = scope.NameOf(key);
        return text is not null && (TextPlaces.IsName(text) || OpenText.IsOpen(text)) ? [new FoundName(text, PlaceKind.Key, key!)] : [];
    }

    // The keys of configuration stand on no wire.
    private static bool IsConfiguration(string receiver) => receiver.Contains("config", StringComparison.OrdinalIgnoreCase);
}
