using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Members that go over the wire by their own name under one naming policy or another.</summary>
internal sealed class MemberPlaces : IPlaceReader
{
    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.PropertyDeclaration,
        SyntaxKind.FieldDeclaration,
        SyntaxKind.Parameter,
        SyntaxKind.EnumMemberDeclaration,
        SyntaxKind.AnonymousObjectMemberDeclarator,
    ];

    public IEnumerable<FoundName> Read(SyntaxNode node, FileScope scope) => node switch
    {
        PropertyDeclarationSyntax property when IsSent(property) => [Own(property.Identifier, property)],
        FieldDeclarationSyntax field when IsPublic(field) && !AttributePlaces.HidesOwnName(field.AttributeLists) =>
            field.Declaration.Variables.Select(variable => Own(variable.Identifier, variable)),
        ParameterSyntax parameter when SyntaxIds.IsPositional(parameter) && !AttributePlaces.HidesOwnName(parameter.AttributeLists) =>
            [Own(parameter.Identifier, parameter)],
        EnumMemberDeclarationSyntax member when !AttributePlaces.HidesOwnName(member.AttributeLists) =>
            [Own(member.Identifier, member) with { Kind = PlaceKind.EnumMember }],
        AnonymousObjectMemberDeclaratorSyntax member => [Anonymous(member)],
        _ => [],
    };

    private static FoundName Own(SyntaxToken name, SyntaxNode node) =>
        new(name.ValueText, PlaceKind.Member, node, name.SpanStart, PlaceDirection.Unknown);

    private static FoundName Anonymous(AnonymousObjectMemberDeclaratorSyntax member) =>
        new(member.NameEquals?.Name.Identifier.ValueText ?? member.Expression.LastName(), PlaceKind.Member, member);

    private static bool IsSent(PropertyDeclarationSyntax property) =>
        property.ExplicitInterfaceSpecifier is null &&
        !AttributePlaces.HidesOwnName(property.AttributeLists) &&
        (IsPublic(property) || property.Parent is InterfaceDeclarationSyntax || property.AttributeLists.Count > 0);

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword) &&
        !member.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.ConstKeyword));
}
