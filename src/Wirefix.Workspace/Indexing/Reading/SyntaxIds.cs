using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>Names the type and the member around a node as a documentation id does, as far as syntax tells.</summary>
internal sealed class SyntaxIds
{
    private const string TopLevel = "M:Program.<Main>$(string[])";

    private readonly Dictionary<SyntaxNode, (string Type, string Member)> _known = [];

    /// <summary>The type with its namespace, and the member's id.</summary>
    public (string Type, string Member) Of(SyntaxNode node)
    {
        var declaration = node.AncestorsAndSelf().FirstOrDefault(IsDeclaration);
        if (declaration is null)
            return ("", TopLevel);
        if (!_known.TryGetValue(declaration, out var id))
            _known[declaration] = id = Read(declaration);
        return id;
    }

    private static bool IsDeclaration(SyntaxNode node) => node switch
    {
        ParameterSyntax parameter => IsPositional(parameter),
        BaseNamespaceDeclarationSyntax or GlobalStatementSyntax => false,
        _ => node is MemberDeclarationSyntax,
    };

    /// <summary>Whether a parameter of a record is a property too.</summary>
    public static bool IsPositional(ParameterSyntax parameter) => parameter.Parent?.Parent is RecordDeclarationSyntax;

    private static (string Type, string Member) Read(SyntaxNode declaration)
    {
        if (declaration is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            return (TypeName(declaration), $"T:{TypeName(declaration)}");

        var type = TypeName(declaration.Parent);
        return (type, declaration switch
        {
            ParameterSyntax parameter => $"P:{type}.{parameter.Identifier.ValueText}",
            PropertyDeclarationSyntax property => $"P:{type}.{property.Identifier.ValueText}",
            IndexerDeclarationSyntax indexer => $"P:{type}.Item({Parameters(indexer.ParameterList.Parameters)})",
            EnumMemberDeclarationSyntax member => $"F:{type}.{member.Identifier.ValueText}",
            EventFieldDeclarationSyntax @event => $"E:{type}.{First(@event)}",
            BaseFieldDeclarationSyntax field => $"F:{type}.{First(field)}",
            EventDeclarationSyntax @event => $"E:{type}.{@event.Identifier.ValueText}",
            BaseMethodDeclarationSyntax method => $"M:{type}.{MethodName(method)}{List(method.ParameterList.Parameters)}",
            _ => $"T:{type}",
        });
    }

    private static string TypeName(SyntaxNode? node)
    {
        var names = (node?.AncestorsAndSelf() ?? []).Select(OwnName).OfType<string>().Reverse();
        return string.Join('.', names);
    }

    private static string? OwnName(SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => type.Identifier.ValueText + Arity("`", type.TypeParameterList),
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText + Arity("`", type.TypeParameterList),
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        _ => null,
    };

    private static string First(BaseFieldDeclarationSyntax field) =>
        field.Declaration.Variables.FirstOrDefault()?.Identifier.ValueText ?? "";

    private static string MethodName(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax ordinary => ordinary.Identifier.ValueText + Arity("``", ordinary.TypeParameterList),
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? "#cctor" : "#ctor",
        DestructorDeclarationSyntax => "Finalize",
        OperatorDeclarationSyntax @operator => $"operator{@operator.OperatorToken.ValueText}",
        _ => "operator",
    };

    private static string Arity(string mark, TypeParameterListSyntax? parameters) =>
        parameters is null ? "" : $"{mark}{parameters.Parameters.Count}";

    private static string List(SeparatedSyntaxList<ParameterSyntax> parameters) =>
        parameters.Count == 0 ? "" : $"({Parameters(parameters)})";

    private static string Parameters(SeparatedSyntaxList<ParameterSyntax> parameters) => string.Join(',', parameters.Select(Written));

    private static string Written(ParameterSyntax parameter)
    {
        var type = string.Concat((parameter.Type?.ToString() ?? "").Where(letter => !char.IsWhiteSpace(letter)));
        var isReference = parameter.Modifiers.Any(SyntaxKind.RefKeyword) || parameter.Modifiers.Any(SyntaxKind.OutKeyword);
        return isReference ? $"{type}@" : type;
    }
}
