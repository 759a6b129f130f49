using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Labels.Members;

/// <summary>How a documentation-comment id writes a parameter's type, without namespaces, outer types and nullability.</summary>
internal static class TypeNames
{
    /// <summary>The name of a type that stands in the signature of a member.</summary>
    public static string Of(TypeSyntax type, MemberDeclarationSyntax member) => type switch
    {
        PredefinedTypeSyntax predefined => Predefined(predefined.Keyword.Kind()),
        NullableTypeSyntax nullable => Of(nullable.ElementType, member),
        ArrayTypeSyntax array => Of(array.ElementType, member) + string.Concat(array.RankSpecifiers.Select(Rank)),
        PointerTypeSyntax pointer => $"{Of(pointer.ElementType, member)}*",
        TupleTypeSyntax tuple => $"ValueTuple{{{string.Join(",", tuple.Elements.Select(element => Of(element.Type, member)))}}}",
        QualifiedNameSyntax qualified => Of(qualified.Right, member),
        AliasQualifiedNameSyntax qualified => Of(qualified.Name, member),
        GenericNameSyntax generic => $"{generic.Identifier.ValueText}{{{string.Join(",", generic.TypeArgumentList.Arguments.Select(argument => Of(argument, member)))}}}",
        IdentifierNameSyntax name => Parameter(name.Identifier.ValueText, member) ?? (name.Identifier.ValueText == "dynamic" ? "Object" : name.Identifier.ValueText),
        _ => type.ToString(),
    };

    private static string? Parameter(string name, MemberDeclarationSyntax member)
    {
        var own = (member as MethodDeclarationSyntax)?.TypeParameterList?.Parameters.IndexOf(parameter => parameter.Identifier.ValueText == name) ?? -1;
        if (own >= 0)
            return $"``{own}";

        var outer = member.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse()
            .SelectMany(type => type.TypeParameterList?.Parameters.Select(parameter => parameter.Identifier.ValueText) ?? []).ToList().LastIndexOf(name);
        return outer < 0 ? null : $"`{outer}";
    }

    private static string Rank(ArrayRankSpecifierSyntax rank) =>
        rank.Rank == 1 ? "[]" : $"[{string.Join(",", Enumerable.Repeat("0:", rank.Rank))}]";

    private static string Predefined(SyntaxKind keyword) => keyword switch
    {
        SyntaxKind.BoolKeyword => nameof(Boolean),
        SyntaxKind.ByteKeyword => nameof(Byte),
        SyntaxKind.SByteKeyword => nameof(SByte),
        SyntaxKind.ShortKeyword => nameof(Int16),
        SyntaxKind.UShortKeyword => nameof(UInt16),
        SyntaxKind.IntKeyword => nameof(Int32),
        SyntaxKind.UIntKeyword => nameof(UInt32),
        SyntaxKind.LongKeyword => nameof(Int64),
        SyntaxKind.ULongKeyword => nameof(UInt64),
        SyntaxKind.CharKeyword => nameof(Char),
        SyntaxKind.FloatKeyword => nameof(Single),
        SyntaxKind.DoubleKeyword => nameof(Double),
        SyntaxKind.DecimalKeyword => nameof(Decimal),
        SyntaxKind.StringKeyword => nameof(String),
        _ => nameof(Object),
    };
}
