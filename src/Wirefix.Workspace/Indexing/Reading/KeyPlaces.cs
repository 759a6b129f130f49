using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Keys of dictionaries and of JSON documents (<c>JsonElement</c>, <c>JsonNode</c>, <c>JObject</c>), read and written.</summary>
internal sealed partial class KeyPlaces : IPlaceReader
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
        InvocationExpressionSyntax call when call.Expression.LastName() is "SelectToken" or "SelectTokens" && Path(call.ArgumentList.At(0)) is { } path =>
            OnPath(path),
        InvocationExpressionSyntax call when IsKeyed(call) => Named(call.ArgumentList.At(0), scope),
        ElementAccessExpressionSyntax access => Indexed(access.ArgumentList, access.Expression, scope),
        ElementBindingExpressionSyntax binding => Indexed(binding.ArgumentList, binding.Receiver(), scope),
        ImplicitElementAccessSyntax access => Named(access.ArgumentList.At(0), scope),
        InitializerExpressionSyntax { Expressions: [var key, _] } => Named(key, scope),
        _ => [],
    };

    private static LiteralExpressionSyntax? Path(ExpressionSyntax? given) => given.Literal() is null ? null : given as LiteralExpressionSyntax;

    // Newtonsoft's paths: a.b[0].c, $..total. The first name stands where the whole text does, so that this is no other name beside it.
    private static IEnumerable<FoundName> OnPath(LiteralExpressionSyntax path) =>
        Step().Matches(path.Token.Text).Select((step, index) =>
            new FoundName(step.Value, PlaceKind.Key, path, path.SpanStart + (index == 0 ? 0 : step.Index), PlaceDirection.Unknown));

    // A list has Add too, of one argument.
    private static bool IsKeyed(InvocationExpressionSyntax call) =>
        Methods.Contains(call.Expression.LastName()) && (call.Expression.LastName() != "Add" || call.ArgumentList.Arguments.Count == 2);

    private static IEnumerable<FoundName> Indexed(BracketedArgumentListSyntax list, ExpressionSyntax? receiver, FileScope scope)
    {
        // The keys of configuration stand on no wire.
        if (list.Arguments.Count != 1 || ConfigurationKey.IsConfiguration(receiver, scope))
            return [];
        var kind = receiver.LastName() == "RouteValues" ? PlaceKind.RouteValue : PlaceKind.Key;
        return Named(list.At(0), scope).Select(found => found with { Kind = kind });
    }

    private static IEnumerable<FoundName> Named(ExpressionSyntax? key, FileScope scope)
    {
        var text = scope.NameOf(key);
        return text is not null && (TextPlaces.IsName(text) || OpenText.IsOpen(text)) ? [new FoundName(text, PlaceKind.Key, key!)] : [];
    }

    [GeneratedRegex(@"(?<=["".]|\[')[\p{L}_][\w\-]*")]
    private static partial Regex Step();
}
