using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Constants and static fields that are set once, and the types whose constants a file names without the type.</summary>
internal sealed class ConstantLinks : ILinkReader
{
    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.FieldDeclaration, SyntaxKind.UsingDirective];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope) => node switch
    {
        UsingDirectiveSyntax { StaticKeyword.RawKind: not 0, Name: { } imported } => [new FileLink(LinkKind.StaticImport, "", imported.ToString())],
        FieldDeclarationSyntax field when IsConstant(field) && field.Declaration.Type.LastName() is not "Regex" =>
            from variable in field.Declaration.Variables
            where variable.Initializer is not null
            let text = scope.TextOf(variable.Initializer!.Value)
            where OpenText.IsOpen(text) || !text.StartsWith('{')
            select new FileLink(LinkKind.Constant, type, variable.Identifier.ValueText, text),
        _ => [],
    };

    private static bool IsConstant(FieldDeclarationSyntax field) =>
        field.Modifiers.Any(SyntaxKind.ConstKeyword) ||
        (field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword));
}
