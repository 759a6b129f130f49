using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wirefix.Workspace.Indexing.Searching;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// Other strings: one name, a path or URI, or JSON whose properties have names. Names of queues, services and states are found so.
/// </summary>
internal sealed partial class TextPlaces : IPlaceReader
{
    private const int LongestName = 80;

    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.StringLiteralExpression,
        SyntaxKind.Utf8StringLiteralExpression,
        SyntaxKind.InterpolatedStringText,
        SyntaxKind.InterpolatedStringExpression,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        LiteralExpressionSyntax literal => Written(literal),
        InterpolatedStringTextSyntax text => Json(text.TextToken, text),
        InterpolatedStringExpressionSyntax text when IsPath(text) => [new FoundName(scope.TextOf(text), PlaceKind.PathText, text)],
        _ => [],
    };

    /// <summary>Whether a text is one name, as wires and queues have them.</summary>
    public static bool IsName(string text) =>
        text.Length is > 1 and <= LongestName &&
        (char.IsLetter(text[0]) || text[0] is '_' or '$' or '@') &&
        text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '$' or '@');

    private static IEnumerable<FoundName> Written(LiteralExpressionSyntax literal)
    {
        var text = literal.Token.ValueText;
        if (IsName(text.TrimEnd()))
            return [new FoundName(text.TrimEnd(), PlaceKind.Literal, literal)];
        return IsPath(text) && !IsEnd(literal) ? [new FoundName(text, PlaceKind.PathText, literal)] : Json(literal.Token, literal);
    }

    // What is added to another text is only the end of a path.
    private static bool IsEnd(LiteralExpressionSyntax literal) =>
        literal.Parent is BinaryExpressionSyntax sum && sum.IsKind(SyntaxKind.AddExpression) && sum.Right == literal;

    private static IEnumerable<FoundName> Json(SyntaxToken token, SyntaxNode node)
    {
        if (!token.Text.Contains("\":", StringComparison.Ordinal) && !token.Text.Contains("\" :", StringComparison.Ordinal))
            return [];
        return
            from property in Property().Matches(token.Text)
            let name = property.Groups["name"]
            select new FoundName(name.Value, PlaceKind.JsonText, node, token.SpanStart + name.Index, PlaceDirection.Unknown);
    }

    private static bool IsPath(InterpolatedStringExpressionSyntax text) => text.Contents switch
    {
        [InterpolatedStringTextSyntax start, ..] => IsPath(start.TextToken.ValueText),
        [InterpolationSyntax, InterpolatedStringTextSyntax next, ..] => IsPath(next.TextToken.ValueText),
        _ => false,
    };

    private static bool IsPath(string text) =>
        (IsRelative(text) || text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal) ||
            (text is ['/', not '/', ..] && (char.IsLetterOrDigit(text[1]) || text[1] is '{' or '_'))) &&
        !text.Any(char.IsWhiteSpace);

    // Clients write the paths below their base address without a slash before them.
    private static bool IsRelative(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text.IndexOf('/') is > 0 and var slash && slash < text.Length - 1 &&
        !WirePath.IsMediaType(text) && text.All(letter => char.IsLetterOrDigit(letter) || "/_-.{}?=&".Contains(letter, StringComparison.Ordinal));

    // In a string of the usual kind the quotes are escaped, in a verbatim one doubled.
    [GeneratedRegex("""(?<=\\"|")(?<name>[A-Za-z_$@][\w$@.\-]*)(?:\\"|""|")\s*:""")]
    private static partial Regex Property();
}
