using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Parameters of query strings: in the text of URLs, in calls that build them, and read from a request.</summary>
internal sealed partial class UrlPlaces : IPlaceReader
{
    private static readonly ImmutableHashSet<string> Methods = ["Add", "TryGetValue", "ContainsKey", "Set", "Append", "Get"];

    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.StringLiteralExpression,
        SyntaxKind.InterpolatedStringText,
        SyntaxKind.InvocationExpression,
        SyntaxKind.ElementAccessExpression,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        LiteralExpressionSyntax literal => Written(literal.Token, literal),
        InterpolatedStringTextSyntax text => Written(text.TextToken, text),
        InvocationExpressionSyntax call when call.Expression.LastName() is "AddQueryString" or "SetQueryParam" or "AddQueryParameter" =>
            Named(call.ArgumentList.Arguments.Select(argument => argument.Expression).FirstOrDefault(IsName), PlaceDirection.Outbound, scope),
        InvocationExpressionSyntax call when Methods.Contains(call.Expression.LastName()) && IsQuery(call.Expression.Receiver()) =>
            Named(call.ArgumentList.At(0), DirectionOf(call.Expression.Receiver()), scope),
        ElementAccessExpressionSyntax access when IsQuery(access.Expression) =>
            Named(access.ArgumentList.At(0), DirectionOf(access.Expression), scope),
        _ => [],
    };

    private static IEnumerable<FoundName> Written(SyntaxToken token, SyntaxNode node)
    {
        if (!token.Text.Contains('=', StringComparison.Ordinal))
            return [];
        return
            from parameter in Parameter().Matches(token.Text)
            let name = parameter.Groups["name"]
            select new FoundName(name.Value, PlaceKind.Query, node, token.SpanStart + name.Index, PlaceDirection.Unknown);
    }

    private static IEnumerable<FoundName> Named(ExpressionSyntax? name, PlaceDirection direction, FileScope scope) =>
        scope.NameOf(name) is { } text ? [new FoundName(text, PlaceKind.Query, name!, direction)] : [];

    private static bool IsName(ExpressionSyntax expression) =>
        expression.Literal() is { Length: > 0 } text &&
        text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '$' or '[' or ']');

    private static bool IsQuery(ExpressionSyntax? expression) => expression.LastName() is var name &&
        (name is "Query" or "QueryString" || (name.Length > 0 && char.IsLower(name.TrimStart('_').FirstOrDefault()) &&
            name.Contains("query", StringComparison.OrdinalIgnoreCase)));

    private static PlaceDirection DirectionOf(ExpressionSyntax? expression) =>
        expression.LastName() == "Query" ? PlaceDirection.Inbound : PlaceDirection.Unknown;

    [GeneratedRegex(@"[?&](?<name>[A-Za-z_$][\w.\-\[\]$]*)=(?!=)")]
    private static partial Regex Parameter();
}
