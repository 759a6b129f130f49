using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>
/// The names that a member mentions, each once: what it reads, sets and calls, and of which types it speaks; and statuses as numbers. They
/// lead from a handler to the code that treats a field.
/// </summary>
internal sealed class MentionPlaces : IPlaceReader
{
    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.MethodDeclaration,
        SyntaxKind.ConstructorDeclaration,
        SyntaxKind.PropertyDeclaration,
        SyntaxKind.IndexerDeclaration,
        SyntaxKind.FieldDeclaration,
        SyntaxKind.OperatorDeclaration,
        SyntaxKind.ConversionOperatorDeclaration,
        SyntaxKind.ClassDeclaration,
        SyntaxKind.StructDeclaration,
        SyntaxKind.RecordDeclaration,
        SyntaxKind.RecordStructDeclaration,
        SyntaxKind.InterfaceDeclaration,
        SyntaxKind.GlobalStatement,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) =>
        from token in Tokens(node)
        where IsName(token) || IsStatus(token)
        group token by token.ValueText into same
        let first = same.First()
        let kind = same.All(HandingOn.Is) ? PlaceKind.HandedOn : PlaceKind.Mention
        select new FoundName(same.Key, kind, node, first.SpanStart, PlaceDirection.Unknown);

    // The members of a type mention for themselves.
    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode node) => node is TypeDeclarationSyntax type
        ? type.AttributeLists.SelectMany(list => list.DescendantTokens())
            .Append(type.Identifier)
            .Concat(type.ParameterList?.DescendantTokens() ?? [])
            .Concat(type.BaseList?.DescendantTokens() ?? [])
        : node.DescendantTokens(inner => inner is not AttributeSyntax attribute || !Describes(attribute));

    // What is told of an answer in a description is given nowhere.
    private static bool Describes(AttributeSyntax attribute) =>
        attribute.ShortName() is var name && (name.StartsWith("Produces", StringComparison.Ordinal) || name.StartsWith("Swagger", StringComparison.Ordinal));

    private static bool IsName(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) &&
        token.Parent is SimpleNameSyntax or MethodDeclarationSyntax or BaseTypeDeclarationSyntax &&
        token.ValueText is not ("var" or "nameof");

    private static bool IsStatus(SyntaxToken token) =>
        token.IsKind(SyntaxKind.NumericLiteralToken) &&
        int.TryParse(token.ValueText, CultureInfo.InvariantCulture, out var number) &&
        number is >= 100 and <= 599;
}
