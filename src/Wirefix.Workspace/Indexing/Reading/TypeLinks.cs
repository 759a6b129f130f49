using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>What classes derive from, and the templates of controllers.</summary>
internal sealed class TypeLinks : ILinkReader
{
    public ImmutableArray<SyntaxKind> Kinds => [SyntaxKind.ClassDeclaration, SyntaxKind.RecordDeclaration];

    public IEnumerable<FileLink> Read(SyntaxNode node, string type, FileScope scope)
    {
        var declaration = (TypeDeclarationSyntax)node;
        if (declaration.Modifiers.Any(SyntaxKind.AbstractKeyword))
            yield return new FileLink(LinkKind.Abstract, type, "");

        foreach (var name in (declaration.BaseList?.Types ?? []).Select(parent => parent.Type.LastName()).Where(IsClass))
            yield return new FileLink(LinkKind.Base, type, name);

        foreach (var attribute in declaration.AttributeLists.SelectMany(list => list.Attributes))
        {
            if (attribute.ShortName() == "Route" && attribute.FirstArgument() is { } template)
                yield return new FileLink(LinkKind.ControllerRoute, type, "", scope.TextOf(template));
        }
    }

    private static bool IsClass(string name) => name is not (['I', >= 'A' and <= 'Z', ..] or "");
}
