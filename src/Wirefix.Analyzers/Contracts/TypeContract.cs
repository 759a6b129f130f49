using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Contracts;

/// <summary>What a type says that it reads from JSON.</summary>
/// <param name="Type">The type.</param>
/// <param name="Members">Its members with those of its bases; first those of the type itself.</param>
/// <param name="CatchesRest">Whether fields without a member are kept, or belong to types that derive from it.</param>
/// <param name="Policy">How it names its members, where it says so itself.</param>
internal sealed record TypeContract(INamedTypeSymbol Type, ImmutableArray<WireMember> Members, bool CatchesRest, NamePolicy? Policy)
{
    /// <summary>The contract of a type; null where a converter reads it, or it cannot be made.</summary>
    public static TypeContract? Of(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract || type.IsStatic || type.HasConverter())
            return null;

        var members = type.SelfAndBases().TakeWhile(holder => holder.SpecialType == SpecialType.None)
            .SelectMany(holder => holder.GetMembers()).Where(IsHolder).ToArray();
        var isOptIn = type.Newtonsoft("JsonObjectAttribute")?.ConstructorArguments is [{ Value: 1 }] || type.DataContract("DataContractAttribute") is not null;
        return new TypeContract(
            type,
            [.. members.GroupBy(member => member.Name, StringComparer.Ordinal).Select(same => Member(type, same.First(), isOptIn))],
            CatchesRest: members.Any(IsCatchAll)
                || type.SystemText("JsonPolymorphicAttribute") is not null
                || type.SystemText("JsonDerivedTypeAttribute") is not null,
            Policy: PolicyOf(type));
    }

    private static WireMember Member(INamedTypeSymbol type, ISymbol member, bool isOptIn)
    {
        var parameter = type.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
            .FirstOrDefault(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase));
        var newtonsoft = member.Newtonsoft("JsonPropertyAttribute") ?? parameter?.Newtonsoft("JsonPropertyAttribute");
        var data = member.DataContract("DataMemberAttribute");
        var isMarked = (newtonsoft ?? data ?? member.SystemText("JsonPropertyNameAttribute") ?? member.SystemText("JsonIncludeAttribute")) is not null;
        var isVisible = member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public }
            && (parameter is not null || member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public });
        return new WireMember(member, member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type)
        {
            SystemTextName = member.SystemText("JsonPropertyNameAttribute")?.TextOf("Name"),
            NewtonsoftName = newtonsoft?.TextOf("PropertyName") ?? data?.TextOf("Name"),
            IsRead = (isMarked || (isVisible && !isOptIn)) && !IsIgnored(member),
            HasConverter = member.HasConverter(),
            HasNumberHandling = (member.SystemText("JsonNumberHandlingAttribute") ?? type.SystemText("JsonNumberHandlingAttribute")) is not null,
            HasDefault = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: not null } || IsInitialized(member),
            IsGuarded = IsComputed(member) || (parameter is not null && IsInitialized(member)),
            IsRequired = member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
                || member.SystemText("JsonRequiredAttribute") is not null,
        };
    }

    private static bool IsHolder(ISymbol member) => !member.IsStatic && !member.IsImplicitlyDeclared && member switch
    {
        IPropertySymbol property => !property.IsIndexer && property.ExplicitInterfaceImplementations.IsEmpty && property.Name != "EqualityContract",
        IFieldSymbol field => field.AssociatedSymbol is null && (field.DeclaredAccessibility == Accessibility.Public || !field.GetAttributes().IsEmpty),
        _ => false,
    };

    private static bool IsIgnored(ISymbol member) =>
        member.SystemText("JsonIgnoreAttribute") is { } ignore && ignore.ValueOf("Condition") is null or 1
        || (member.Newtonsoft("JsonIgnoreAttribute") ?? member.DataContract("IgnoreDataMemberAttribute")) is not null
        || IsCatchAll(member);

    private static bool IsCatchAll(ISymbol member) =>
        (member.SystemText("JsonExtensionDataAttribute") ?? member.Newtonsoft("JsonExtensionDataAttribute")) is not null;

    private static bool IsInitialized(ISymbol member) => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).Select(Initializer)
        .Any(value => value is not null && !IsNothing(value));

    private static bool IsComputed(ISymbol member) => member.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
        .Any(declaration => declaration is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors }
            && accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null));

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        _ => null,
    };

    /// <summary>Whether a value stands in for one: <c>null!</c> and <c>default!</c> quiet the compiler.</summary>
    public static bool IsNothing(ExpressionSyntax value) =>
        value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } quieted
            ? IsNothing(quieted.Operand)
            : value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression) || value is DefaultExpressionSyntax;

    private static NamePolicy? PolicyOf(INamedTypeSymbol type) => StrategyOf(type)?.Name switch
    {
        null => null,
        "CamelCaseNamingStrategy" => NamePolicy.Web,
        "SnakeCaseNamingStrategy" => new NamePolicy(NameCase.SnakeLower, IgnoresCase: true),
        "KebabCaseNamingStrategy" => new NamePolicy(NameCase.KebabLower, IgnoresCase: true),
        "DefaultNamingStrategy" => NamePolicy.AnyCase,
        _ => NamePolicy.Unknown,
    };

    private static INamedTypeSymbol? StrategyOf(INamedTypeSymbol type) =>
        type.Newtonsoft("JsonObjectAttribute")?.ValueOf("NamingStrategyType") as INamedTypeSymbol;
}
