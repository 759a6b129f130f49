using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Wirefix.Labels.Members;

/// <summary>The members that a file declares, from syntax alone, in the form of <see cref="MemberNames"/>.</summary>
public static class DeclaredMembers
{
    /// <summary>The names of what the source of one file declares.</summary>
    public static ImmutableSortedSet<string> In(string source) => [.. Of(source).Select(member => member.Name)];

    /// <summary>What the source of one file declares, outer types before what stands in them.</summary>
    public static ImmutableArray<DeclaredMember> Of(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
        var lines = tree.GetText().Lines;
        return
        [
            .. from member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
               from declared in Declared(member)
               let span = lines.GetLinePositionSpan(declared.Span)
               select new DeclaredMember(declared.Name, span.Start.Line + 1, span.End.Line + 1, source.Substring(declared.Span.Start, declared.Span.Length)),
        ];
    }

    private static IEnumerable<(string Name, TextSpan Span)> Declared(MemberDeclarationSyntax member) => member switch
    {
        TypeDeclarationSyntax type => OfType(type),
        EnumDeclarationSyntax @enum => [($"T:{Path(member)}", Head(@enum))],
        _ => Names(member).Select(name => (name, member.Span)),
    };

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) => member switch
    {
        DelegateDeclarationSyntax => [$"T:{Path(member)}"],
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => [$"M:{Path(member)}{Arity(method)}{Parameters(method.ParameterList, member)}"],
        ConstructorDeclarationSyntax constructor => [$"M:{Path(member)}{Parameters(constructor.ParameterList, member)}"],
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } => [$"P:{Path(member)}"],
        IndexerDeclarationSyntax { ExplicitInterfaceSpecifier: null } indexer => [$"P:{Path(member)}{Parameters(indexer.ParameterList, member)}"],
        EventDeclarationSyntax { ExplicitInterfaceSpecifier: null } => [$"E:{Path(member)}"],
        EventFieldDeclarationSyntax events => events.Declaration.Variables.Select(variable => $"E:{Container(member)}{variable.Identifier.ValueText}"),
        FieldDeclarationSyntax fields => fields.Declaration.Variables.Select(variable => $"F:{Container(member)}{variable.Identifier.ValueText}"),
        EnumMemberDeclarationSyntax => [$"F:{Path(member)}"],
        _ => [],
    };

    private static IEnumerable<(string Name, TextSpan Span)> OfType(TypeDeclarationSyntax type)
    {
        var path = Path(type);
        yield return ($"T:{path}", Head(type));
        if (type.ParameterList is not { } parameters)
            yield break;

        yield return ($"M:{path}.#ctor{Parameters(parameters, type)}", parameters.Span);
        if (type is RecordDeclarationSyntax)
        {
            foreach (var parameter in parameters.Parameters)
                yield return ($"P:{path}.{parameter.Identifier.ValueText}", parameter.Span);
        }
    }

    // What stands in a type has text of its own.
    private static TextSpan Head(BaseTypeDeclarationSyntax type) =>
        type.OpenBraceToken.Span.Length == 0 ? type.Span : TextSpan.FromBounds(type.SpanStart, type.OpenBraceToken.SpanStart);

    private static string Path(SyntaxNode member) => Container(member) + member switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        TypeDeclarationSyntax { TypeParameterList: { } parameters } type => $"{type.Identifier.ValueText}`{parameters.Parameters.Count}",
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? "#cctor" : "#ctor",
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax property => property.Identifier.ValueText,
        EnumMemberDeclarationSyntax value => value.Identifier.ValueText,
        _ => "Item",
    };

    private static string Container(SyntaxNode member) =>
        member.Ancestors().FirstOrDefault(node => node is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax) is { } container ? $"{Path(container)}." : "";

    private static string Arity(MethodDeclarationSyntax method) => method.Arity == 0 ? "" : $"``{method.Arity}";

    private static string Parameters(BaseParameterListSyntax list, MemberDeclarationSyntax member) =>
        list.Parameters.Count == 0 ? "" : $"({string.Join(",", list.Parameters.Select(parameter => Parameter(parameter, member)))})";

    private static string Parameter(ParameterSyntax parameter, MemberDeclarationSyntax member)
    {
        var byReference = parameter.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword);
        return TypeNames.Of(parameter.Type!, member) + (byReference ? "@" : "");
    }
}
