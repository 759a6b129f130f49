using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>What classes derive from, and the templates and areas of controllers.</summary>
internal sealed class TypeLinks : ILinkReader
{
    public ImmutableArray<SyntaxKind> Kinds =>
    [
        SyntaxKind.ClassDeclaration,
        SyntaxKind.RecordDeclaration,
        SyntaxKind.StructDeclaration,
        SyntaxKind.RecordStructDeclaration,
        SyntaxKind.InterfaceDeclaration,
    ];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope)
    {
        var declaration = (TypeDeclarationSyntax)node;
        if (declaration.Modifiers.Any(SyntaxKind.AbstractKeyword))
            yield return new FileLink(LinkKind.Abstract, type, "");

        foreach (var parent in declaration.BaseList?.Types ?? [])
        {
            if (parent.Type.LastName() is { Length: > 0 } name)
                yield return new FileLink(IsInterface(name) ? LinkKind.Interface : LinkKind.Base, type, name);
            foreach (var argument in Arguments(parent.Type))
                yield return new FileLink(LinkKind.MadeFor, type, argument.LastName());
        }

        foreach (var attribute in declaration.Attributes())
        {
            if (attribute.ShortName() == "Route" && attribute.Template() is { } template)
                yield return new FileLink(LinkKind.ControllerRoute, type, "", scope.TextOf(template));
            if (attribute.ShortName() == "Area" && (attribute.FirstArgument() ?? attribute.Argument("areaName")) is { } area)
                yield return new FileLink(LinkKind.Area, type, "", scope.TextOf(area));
        }
    }

    private static bool IsInterface(string name) => name is ['I', >= 'A' and <= 'Z', ..];

    // What is predefined, such as bool, is no type of the tree.
    private static IEnumerable<NameSyntax> Arguments(TypeSyntax parent) =>
        parent.DescendantNodes().OfType<TypeArgumentListSyntax>().SelectMany(list => list.Arguments)
            .Select(argument => argument is NullableTypeSyntax nullable ? nullable.ElementType : argument)
            .OfType<NameSyntax>();
}
